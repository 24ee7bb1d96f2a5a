/** The numbers behind a chart, folded under a button. */
export interface DataTableProps {
  readonly caption: string;
  /** What the button says, default 'Table'; the caption follows it for screen readers. */
  readonly button?: string | undefined;
  readonly columns: readonly { readonly label: string; readonly unit?: string | undefined }[];
  /** Made only when the table is opened. */
  readonly rows: () => readonly (readonly (string | number)[])[];
  /** Default: up to four significant digits. */
  readonly format?: ((value: number) => string) | undefined;
}
