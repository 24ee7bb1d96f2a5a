import type { Report } from '#lib/recording/report.ts';
import { specAt } from '#lib/sim/changes.ts';
import type { Message, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** A round of a run. */
export interface Round {
  readonly spec: Spec;
  readonly opening: Pick<Opening, 'clients'>;
  readonly report: Report;
  /** Null until they are there. */
  readonly messages: readonly Message[] | null;
}

/** A round as its method reads it. */
export interface Scene extends Round {
  readonly method: Spec['method'];
  /** Its parts; null where they are off. */
  readonly meta: Harmony['meta'] | null;
  readonly contrast: Harmony['contrast'] | null;
  /** Ids of the clients that took part. */
  readonly present: readonly number[];
  /** Extractors whose features the server gets: the clients' own and the simulated ones. */
  readonly extractors: number;
  readonly isLast: boolean;
}

/** The method that has parts to switch. */
export type Harmony = Extract<Spec['method'], { id: 'harmony' }>;

/** What a round was made with: changes up to it hold. */
export function sceneOf(round: Round): Scene {
  const { method } = specAt(round.spec, round.report.round);
  const harmony = method.id === 'harmony' ? method : null;
  const meta = harmony?.meta.on ? harmony.meta : null;
  const contrast = harmony?.contrast.on ? harmony.contrast : null;
  const losses = round.report.losses?.exit ?? [];
  const present = [...losses.keys()].filter((id) => losses[id] !== null);
  const extractors = present.length * (meta ? 2 : 1);
  const isLast = round.report.round === method.rounds;
  return { ...round, method, meta, contrast, present, extractors, isLast };
}
