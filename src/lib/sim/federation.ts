import type { Architecture } from './nets/architecture.ts';

/** Images and their classes, row-major. */
export interface Samples {
  /** `[n, side × side]`, grey, 0 (paper) … 1 (ink). */
  readonly images: Float32Array;
  /** `[n]`, class ids 0 … classes − 1. */
  readonly labels: Uint8Array;
}

/** One simulated device: a shard of data and the architecture of its extractor. */
export interface Client {
  readonly id: number;
  readonly architecture: Architecture;
  /** Its ID classes, ascending. */
  readonly classes: readonly number[];
  readonly train: Samples;
}

/** Everything of an experiment that exists before the first weight: clients with their data, and the shared test set. */
export interface Federation {
  readonly side: number;
  readonly classes: number;
  readonly clients: readonly Client[];
  /** Test samples, `testPerClass` of each class, class by class; what a client lacks of them is its OOD. */
  readonly test: Samples;
  /** Indices into the test set of the probe samples, class by class: the first `probePerClass` of each class. */
  readonly probe: Uint16Array;
}
