import type { Arms } from '#lib/notebook/arms.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import type { Setting } from '#lib/notebook/settings.ts';

/** What a link carries: an experiment, how it is read, and the evidence of what came out. */
export interface Proof extends Arms {
  /** Who made it. */
  readonly maker: Maker;
  /** Where it is told: in a published lesson, or a notebook's own text; null: nowhere, the arms stand for themselves. */
  readonly notebook: LessonOf | TextOf | null;
  /** What the reader tried on top of the arms, for all of them. */
  readonly tried: Difference;
  /** How results are read, as far as that is not by default; `before` and `after` name the arms on show. */
  readonly readings: readonly Setting[];
  /** By the name of the arm: what came out of those that were run. */
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** A published lesson, by its name. */
export interface LessonOf {
  readonly lesson: string;
}

/** A notebook of the reader's own, whole. */
export interface TextOf {
  readonly title: string;
  readonly text: string;
}

/** The program that made a link, and its engine; other versions may make other bits. */
export interface Maker {
  readonly program: string;
  readonly profile: string;
  readonly engine: string;
}

/** What came out of one run, in few bytes; whoever runs its spec again can compare. */
export interface Evidence {
  /** Kept rounds, ascending. */
  readonly rounds: readonly number[];
  /** Of each of them, the first 12 digits of its hash. */
  readonly hashes: readonly string[];
  /** Digest of every answer and every exit, at the link's threshold, on the test set at these rounds: 12 digits. */
  readonly decisions: string;
  /** Headline figures of the last round, to a ten-thousandth; null where a method has none. */
  readonly figures: ClaimedFigures;
}

/** The headline figures that a link claims, in the order in which they are told; paths of `measure/figureAt`. */
export const CLAIMED = [
  'clientAccuracyId',
  'serverAccuracyId',
  'serverAccuracyOod',
  'gated.1',
  'skew.trunk',
] as const;

/** A headline figure that a link claims. */
export type ClaimedName = (typeof CLAIMED)[number];
export type ClaimedFigures = Readonly<Record<ClaimedName, number | null>>;

/** A link that cannot be taken; the message is one sentence that names what is wrong and what is allowed. */
export class LinkError extends Error {
  override name = 'LinkError';
}
