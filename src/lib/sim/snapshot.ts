/** One client as the page and the measures see it: no tensors, no training images. */
export interface ClientCard {
  readonly id: number;
  readonly architecture: string;
  /** Its ID classes, ascending. */
  readonly classes: readonly number[];
  /** `[classes]` training samples of each class. */
  readonly counts: readonly number[];
  /** Parameters of extractor and early-exit head. */
  readonly parameters: number;
  /** Floating-point operations of one sample's forward pass through extractor and head. */
  readonly flops: number;
  /** `[shown, side × side]` grey 0 … 255: a few of its training samples, in the order of `shownLabels`. */
  readonly shown: Uint8Array;
  readonly shownLabels: Uint8Array;
  /** Test samples of the classes that it lacks, in its own seeded order: the first `m` of them are its OOD samples at any ρ that asks for `m`. */
  readonly oodOrder: Uint16Array;
}

/** What a run says before its first round: who takes part and on what everybody is measured. */
export interface Opening {
  readonly classes: number;
  readonly side: number;
  readonly clients: readonly ClientCard[];
  /** `[test]` class of every test sample, class by class. */
  readonly testLabels: Uint8Array;
  /** `[probe]` indices of the probe samples into the test set. */
  readonly probe: Uint16Array;
  /** `[probe, side × side]` grey 0 … 255. */
  readonly probeImages: Uint8Array;
  /** `[mapped]` indices into the probe of the samples that maps draw: the first few of each class, as many as 800 points allow. */
  readonly mapped: Uint16Array;
  /** Parameters of the server model, and operations of one sample's forward pass. */
  readonly server: { readonly parameters: number; readonly flops: number };
  /** Rounds at which features are kept, ascending: first, last, evenly between. */
  readonly keptRounds: readonly number[];
}

/** Who answered what on a fixed list of `n` samples, as seen through each of `K` clients. */
export interface Answers {
  /** `[K, n]` normalised entropy of the early exit, 0 … 1. */
  readonly entropy: Float32Array;
  /** `[K, n]` class that the early exit answers. */
  readonly client: Uint8Array;
  /** `[K, n]` class that the server answers; null for methods without a server model. */
  readonly server: Uint8Array | null;
}

/** The stages at which features are kept; their widths differ. */
export const STAGES = ['cut', 'trunk', 'projector'] as const;
export type Stage = (typeof STAGES)[number];

/** Features of `n` probe samples through each of `K` clients at one stage. */
export interface Features {
  readonly width: number;
  /** `[K, n, width]`. */
  readonly values: Float32Array;
}

/** All messages of one kind between a client and the server in one round. */
export interface Message {
  readonly from: 'server' | number;
  readonly to: 'server' | number;
  readonly kind:
    'features' | 'labels' | 'permuted labels' | 'logits' | 'logit gradient' | 'gradient' | 'model';
  /** Shape of one message, and how many of them. */
  readonly shape: readonly number[];
  readonly count: number;
  /** Bytes of all of them. */
  readonly bytes: number;
}

/** What is kept of a kept round beyond every round's figures. */
export interface Keepsake {
  readonly features: Readonly<Record<Stage, Features>>;
  /** `[K, n, classes]` on the probe samples. */
  readonly clientLogits: Float32Array;
  readonly serverLogits: Float32Array;
  /** Answers on the full test set. */
  readonly test: Answers;
}

/** One round of a run, as plain typed arrays. Round 0 is before any training. */
export interface Snapshot {
  readonly round: number;
  /** Mean losses of the round, over its steps; null at round 0. */
  readonly losses: Losses | null;
  readonly messages: readonly Message[];
  /** Floating-point operations of the round: per client, and of the server. */
  readonly flops: { readonly clients: readonly number[]; readonly server: number };
  /** Answers on the probe samples. */
  readonly probe: Answers;
  readonly kept: Keepsake | null;
  /** Fingerprint of the run up to and including this round, 64 hexadecimal digits. */
  readonly hash: string;
}

export interface Losses {
  /** Cross-entropy of each client's early exit; null for a client that took no part in the round. */
  readonly exit: readonly (number | null)[];
  /** Cross-entropy of the server on the pooled batch. */
  readonly server: number;
  /** Contrastive loss; null where alignment is off. */
  readonly contrast: number | null;
}
