import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Asked, PredictParameters } from './parameters.ts';

/** What each way of asking is given. */
export interface AskProps<A extends PredictParameters['ask']> {
  readonly parameters: Asked<A>;
  readonly arm: Arm;
  /** As it was drawn, or kept: undefined for none yet, null for one that the reader did without. */
  readonly answer: unknown;
  readonly locked: boolean;
  /** The last round that is shown. */
  readonly upTo: number;
  /** Called with the whole new answer; undefined if nothing is left of it. */
  readonly onanswer: (answer: unknown) => void;
}
