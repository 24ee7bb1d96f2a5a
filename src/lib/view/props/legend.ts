import type { Hue } from './hue.ts';

export interface LegendItem {
  readonly label: string;
  readonly hue: Hue;
}

export interface LegendProps {
  /** Accessible name of the group: 'clients'. */
  readonly label: string;
  readonly items: readonly LegendItem[];
  /** Indices of pressed (shown) items; default all. */
  readonly pressed?: ReadonlySet<number> | undefined;
  /** With it the items are toggle buttons. */
  readonly onpress?: ((index: number) => void) | undefined;
  readonly onhover?: ((index: number | null) => void) | undefined;
}
