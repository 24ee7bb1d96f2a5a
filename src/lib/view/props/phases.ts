import type { Snippet } from 'svelte';

/** Stages that are stepped through one after the other. */
export interface PhasesProps {
  readonly label: string;
  readonly phases: readonly { readonly label: string; readonly detail?: string | undefined }[];
  /** Index of the stage on show. */
  readonly current: number;
  readonly oncurrent: (index: number) => void;
  /** With it one can step on past the last stage (1) and back before the first (−1). */
  readonly onbeyond?: ((direction: 1 | -1) => void) | undefined;
  /** The last stage leads back to the first; default true. */
  readonly cycle?: boolean | undefined;
  /** Sentence and figures of the current stage. */
  readonly children: Snippet<[number]>;
}
