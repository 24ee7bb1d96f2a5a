import type { Snippet } from 'svelte';
import type { FieldProps } from './field.ts';

/** A list of short texts that can be added to, changed, moved and taken from. */
export interface ListFieldProps extends FieldProps {
  readonly items: readonly string[];
  /** What one of them is called, such as 'architecture'. */
  readonly item: string;
  /** What is wrong with a text, null if nothing: such a text is not taken. */
  readonly check?: ((text: string) => string | null) | undefined;
  /** Default 0. */
  readonly least?: number | undefined;
  /** Default without end. */
  readonly most?: number | undefined;
  /** Offered while writing. */
  readonly suggestions?: readonly string[] | undefined;
  /** The whole new list. */
  readonly oncommit: (items: string[]) => void;
  /** Shown beside each text: the text and its place in the list. */
  readonly children?: Snippet<[string, number]> | undefined;
}
