/** A headline number, from → to. */
export interface FigureProps {
  readonly label: string;
  /** Left out or null: there is nothing to compare with, only `to` is shown. */
  readonly from?: number | null | undefined;
  /** Null: not available; `missing` says why. */
  readonly to: number | null;
  readonly missing?: string | undefined;
  /** Printed after the numbers; '%' multiplies by nothing: give percentages. Default none. */
  readonly unit?: string | undefined;
  /** Decimals, default 2. */
  readonly digits?: number | undefined;
  /** Which direction is good; default 'neither' (the difference is then not judged). */
  readonly better?: 'higher' | 'lower' | 'neither' | undefined;
  /** Default 'absolute'; 'relative' is in per cent of `from`, or in times of it if that is several. */
  readonly difference?: 'absolute' | 'relative' | undefined;
  /** A sentence or two behind a question mark. */
  readonly help?: string | undefined;
}
