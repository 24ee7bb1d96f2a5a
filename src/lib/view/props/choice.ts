import type { Snippet } from 'svelte';
import type { Hue } from './hue.ts';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** A quiet line under the label. */
  readonly detail?: string | undefined;
  readonly hue?: Hue | undefined;
}

/** A question with one answer of a few. */
export interface ChoiceProps {
  /** The question. */
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  /** Null: nothing chosen yet. */
  readonly value: string | null;
  readonly onvalue?: ((value: string) => void) | undefined;
  /** The answer stands. Default false. */
  readonly locked?: boolean | undefined;
  /** The right answers, shown when locked; left out while they are not known. */
  readonly right?: readonly string[] | undefined;
  /** Options are short: several stand beside each other. Default false. */
  readonly compact?: boolean | undefined;
  /** Why, shown below when locked and `right` is known. */
  readonly children?: Snippet | undefined;
}
