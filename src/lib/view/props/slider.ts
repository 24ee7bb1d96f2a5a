import type { Control, Lockable } from './control.ts';

export interface SliderProps extends Control, Lockable {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Default 1. */
  readonly step?: number | undefined;
  /** The words of the output; default the number itself. */
  readonly format?: ((value: number) => string) | undefined;
  /** At every step of a drag: for readings. */
  readonly onvalue?: ((value: number) => void) | undefined;
  /** Once, when the reader lets go: for specs. */
  readonly oncommit?: ((value: number) => void) | undefined;
}
