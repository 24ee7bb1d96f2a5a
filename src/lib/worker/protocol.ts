import type { Geometry } from '#lib/measure/geometry.ts';
import type { Probed } from '#lib/measure/probed.ts';
import type { Basis } from '#lib/project/pca.ts';
import type { Placed } from '#lib/project/placed.ts';
import type { Report } from '#lib/recording/report.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Answers, Features, Opening, Stage } from '#lib/sim/snapshot.ts';
import type { Trained } from '#lib/sim/trained.ts';
import type { Parcel } from './parcel.ts';

export type { Basis, Geometry, Placed };
export { MAP_SETTINGS } from '#lib/project/settings.ts';

/** What the page asks of a run worker. The worker computes a round for every `next`, one after the other. */
export type RunRequest =
  | {
      readonly type: 'open';
      readonly spec: Spec;
      /** The dataset that the spec names, if it names one. */
      readonly parcel?: Parcel | undefined;
    }
  | { readonly type: 'next' }
  | { readonly type: 'cancel' };

/** What a run worker answers. */
export type RunReply =
  | { readonly type: 'opening'; readonly opening: Opening }
  /** How far it is in a long round, for progress: told of some steps only. */
  | { readonly type: 'step'; readonly round: number; readonly step: number }
  | { readonly type: 'round'; readonly report: Report }
  /** The last round is over; the models as they are now. */
  | { readonly type: 'end'; readonly trained: Trained }
  | { readonly type: 'failed'; readonly message: string; readonly round: number }
  /** It was cancelled, and its worker closes. */
  | { readonly type: 'stopped' };

/** What the page asks of the projection worker: one job at a time, named by a number. */
export type ProjectRequest =
  | { readonly type: 'pair'; readonly job: number; readonly pair: PairJob }
  | { readonly type: 'null'; readonly job: number; readonly motion: NullJob }
  | { readonly type: 'geometry'; readonly job: number; readonly geometry: GeometryJob }
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

/** Lay out the same features twice: the control that shows how far points move when nothing changed. */
export interface NullJob {
  readonly features: Features;
  /** Positions from which the first layout starts, `[n, 2]`; null: from the principal axes. */
  readonly from: Float32Array | null;
  /** Of the first layout; the second has the next one. */
  readonly seed: number;
}

/** Measure the features of all probe samples at one stage. */
export interface GeometryJob {
  readonly probed: Probed;
  readonly features: Features;
}

/** Project features onto two principal axes; the basis of an earlier answer keeps the picture still. */
export interface AxesJob {
  readonly features: Features;
  readonly basis: Basis | null;
}

export type ProjectReply =
  | { readonly type: 'progress'; readonly job: number; readonly share: number }
  | { readonly type: 'pair'; readonly job: number; readonly before: Placed; readonly after: Placed }
  | { readonly type: 'null'; readonly job: number; readonly first: Placed; readonly second: Placed }
  | { readonly type: 'geometry'; readonly job: number; readonly geometry: Geometry }
  | { readonly type: 'axes'; readonly job: number; readonly placed: Placed; readonly basis: Basis }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };

/** What the page asks of the asking worker: it brings models once, names them by a number, and asks them. */
export type AskRequest =
  | { readonly type: 'bring'; readonly models: number; readonly trained: Trained }
  | { readonly type: 'drop'; readonly models: number }
  | {
      readonly type: 'ask';
      readonly job: number;
      readonly models: number;
      /** `[n, side × side]`, grey 0 … 1. */
      readonly images: Float32Array;
    };

/** What the asking worker answers to a job: what was made of its images, or why nothing was. */
export type AskReply =
  | { readonly type: 'asked'; readonly job: number; readonly asked: Asked }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };

/** What the page asks of the reading worker: the two files of a dataset, in either order. */
export interface ReadRequest {
  readonly files: readonly File[];
}

/** What the reading worker answers: the dataset, or what is wrong with which file. */
export type ReadReply =
  | { readonly type: 'read'; readonly parcel: Parcel }
  | { readonly type: 'failed'; readonly message: string };

/** What every client and, through each client, the server make of `n` images. */
export interface Asked {
  readonly answers: Answers;
  /** `[K, n, classes]`, the softmax of the early exits and of the server. */
  readonly clientShares: Float32Array;
  readonly serverShares: Float32Array;
  readonly features: Readonly<Record<Stage, Features>>;
}
