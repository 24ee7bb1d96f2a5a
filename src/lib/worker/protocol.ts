import type { Basis } from '#lib/project/pca.ts';
import type { Placed } from '#lib/project/placed.ts';
import type { Report } from '#lib/recording/report.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Features, Opening } from '#lib/sim/snapshot.ts';

export type { Basis, Placed };
export { MAP_SETTINGS } from '#lib/project/settings.ts';

/** What the page asks of a run worker. The worker computes a round for every `next`, one after the other. */
export type RunRequest =
  | { readonly type: 'open'; readonly spec: Spec }
  | { readonly type: 'next' }
  | { readonly type: 'cancel' };

/** What a run worker answers. */
export type RunReply =
  | { readonly type: 'opening'; readonly opening: Opening }
  /** How far it is in a long round, for progress: told of some steps only. */
  | { readonly type: 'step'; readonly round: number; readonly step: number }
  | { readonly type: 'round'; readonly report: Report }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly message: string; readonly round: number }
  /** It was cancelled, and its worker closes. */
  | { readonly type: 'stopped' };

/** What the page asks of the projection worker: one job at a time, named by a number. */
export type ProjectRequest =
  | { readonly type: 'pair'; readonly job: number; readonly pair: PairJob }
  | { readonly type: 'axes'; readonly job: number; readonly axes: AxesJob }
  | { readonly type: 'cancel'; readonly job: number };

/** Lay out one kept round of two arms: before on its own, after from before's positions. */
export interface PairJob {
  readonly before: Features;
  readonly after: Features;
  /** Positions of the kept round before this one, `[n, 2]`; null: start from the principal axes. */
  readonly from: Float32Array | null;
  readonly seed: number;
}

/** Project features onto two principal axes; the basis of an earlier answer keeps the picture still. */
export interface AxesJob {
  readonly features: Features;
  readonly basis: Basis | null;
}

export type ProjectReply =
  | { readonly type: 'progress'; readonly job: number; readonly share: number }
  | { readonly type: 'pair'; readonly job: number; readonly before: Placed; readonly after: Placed }
  | { readonly type: 'axes'; readonly job: number; readonly placed: Placed; readonly basis: Basis }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };
