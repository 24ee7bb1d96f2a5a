import type { Control, Lockable } from './control.ts';

export interface SwitchProps extends Control, Lockable {
  readonly checked: boolean;
  /** What is wrong with the choice, and what is allowed. */
  readonly error?: string | undefined;
  readonly onchange: (checked: boolean) => void;
}
