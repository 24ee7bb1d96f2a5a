import type { Hue } from './hue.ts';

/** Small distributions beneath each other: a table whose cells hold bars. */
export interface BarsProps {
  /** Caption of the table. */
  readonly label: string;
  readonly rows: readonly { readonly label: string; readonly hue?: Hue | undefined }[];
  /** The sign of each bar. */
  readonly columns: readonly string[];
  /** What a row and a column are, such as 'client' and 'class'. */
  readonly axes: { readonly row: string; readonly column: string };
  /** [rows, columns] row-major, 0…1; a row without a finite value is empty. The largest of a row is in bold. */
  readonly values: ArrayLike<number>;
  /** [rows, columns] non-zero: outlined. */
  readonly outlined?: ArrayLike<number> | undefined;
  /** What an outline means; needed for the key and for those who cannot see it. */
  readonly outlineMeans?: string | undefined;
  /** Columns of words after the bars, each `[rows]`, such as the entropy. */
  readonly notes?:
    readonly { readonly label: string; readonly values: readonly string[] }[] | undefined;
  /** Default whole per cent without the sign. */
  readonly format?: ((value: number) => string) | undefined;
}
