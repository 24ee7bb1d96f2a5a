import { engineNote } from '#lib/proof/engines.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { type Differing, type Verdict, worst } from '#lib/proof/verdict.ts';
import type { JudgedArm } from './replay.ts';

/** What can be said of a submission, with the exit code for each. */
export const CODES = {
  verified: 0,
  'same decisions': 3,
  diverged: 4,
  'not a link': 2,
  'no evidence': 2,
  'no data': 2,
  failed: 1,
} as const;

export type Word = keyof typeof CODES;

/** What came of one submission. */
export interface Outcome {
  readonly source: string;
  readonly verdict: Word;
  /** The first claimed round that is another; null if there is none. */
  readonly round: number | null;
  readonly arms: readonly JudgedArm[];
  /** Why nothing could be judged, or what may differ since another engine made the link. */
  readonly message?: string;
}

/** The exit codes of several outcomes, the gravest first. */
const GRAVEST = [2, 1, 4, 3, 0];

/** What a verdict is called. */
export const WORDS = {
  verified: 'verified',
  decisions: 'same decisions',
  diverged: 'diverged',
} as const satisfies Record<Verdict['kind'], Word>;

/** The outcome of a submission whose arms, one at least, were judged. */
export function outcomeOf(source: string, { maker }: Proof, arms: readonly JudgedArm[]): Outcome {
  const verdict = worst(arms.map((arm) => arm.verdict));
  const message = engineNote(maker);
  const round = verdict.kind === 'verified' ? null : verdict.round;
  return { source, verdict: WORDS[verdict.kind], round, arms, ...(message && { message }) };
}

/** The outcome of a submission that could not be judged. */
export function unjudged(source: string, verdict: Word, message: string): Outcome {
  return { source, verdict, round: null, arms: [], message };
}

/** The exit code of all of them. */
export function codeOf(outcomes: readonly Outcome[]): number {
  const codes = new Set<number>(outcomes.map(({ verdict }) => CODES[verdict]));
  return GRAVEST.find((code) => codes.has(code)) ?? 0;
}

/** How often each verdict was reached; none is left out that was. */
export function tally(outcomes: readonly Outcome[]): Partial<Record<Word, number>> {
  const words = Object.keys(CODES) as Word[];
  const counts = words.map((word) => {
    return [word, outcomes.filter(({ verdict }) => verdict === word).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** `60 links: 54 verified, 2 same decisions, 3 diverged, 1 not a link`. */
export function summary(outcomes: readonly Outcome[]): string {
  const counts = Object.entries(tally(outcomes)).map(([word, count]) => `${count} ${word}`);
  return `${outcomes.length} links: ${counts.join(', ')}`;
}

/** One line on a submission: the verdict, the round, what differs by how much. */
export function line({ source, verdict, round, arms, message }: Outcome): string {
  const at = round === null ? '' : ` ${verdict === 'diverged' ? 'at' : 'from'} round ${round}`;
  const others = arms.filter((arm) => arm.verdict.kind !== 'verified').map(told);
  const why = message === undefined ? [] : [message];
  return [`${source}: ${verdict}${at}`, [...others, ...why].join('; ')].filter(Boolean).join(': ');
}

function told({ name, verdict }: JudgedArm): string {
  if (verdict.kind === 'verified') return `${name} verified`;
  if (verdict.kind === 'decisions')
    return `${name} answers and exits as claimed, bits differ from round ${verdict.round}`;
  const figures = verdict.differs.map(difference);
  const decisions = verdict.decisions
    ? 'answers and exits as claimed'
    : 'other answers or exits than claimed';
  return `${name} from round ${verdict.round}: ${[...figures, decisions].join(', ')}`;
}

function difference({ name, claimed, found }: Differing): string {
  const by = claimed === null || found === null ? '' : ` (${signed(found - claimed)})`;
  return `${name} ${shown(claimed)} claimed, ${shown(found)} found${by}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}

function shown(value: number | null): string {
  return value === null ? 'none' : value.toFixed(4);
}
