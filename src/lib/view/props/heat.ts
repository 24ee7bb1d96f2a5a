import type { Hue } from './hue.ts';

/** A matrix of shares as a table with shaded cells. */
export interface HeatProps {
  /** Caption of the table. */
  readonly label: string;
  readonly rows: readonly { readonly label: string; readonly hue?: Hue | undefined }[];
  readonly columns: readonly string[];
  /** What a row and a column are, such as 'client' and 'class'. */
  readonly axes: { readonly row: string; readonly column: string };
  /** [rows, columns] row-major, 0…1; what is not finite is shown as a dash. */
  readonly values: ArrayLike<number>;
  /** [rows, columns] non-zero: outlined. */
  readonly outlined?: ArrayLike<number> | undefined;
  /** What an outline means; needed for the key and for those who cannot see it. */
  readonly outlineMeans?: string | undefined;
  readonly selectedRow?: number | null | undefined;
  /** With it the row labels are buttons; null when the selected row is pressed again. */
  readonly onselectrow?: ((row: number | null) => void) | undefined;
  /** Default two decimals. */
  readonly format?: ((value: number) => string) | undefined;
}
