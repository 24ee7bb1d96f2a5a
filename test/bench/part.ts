import type { Spread } from './quartiles.ts';

/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly value: Spread | number | string;
  /** Of the value; empty for a pure number. */
  readonly unit: string;
  /** What is aimed at, in words; it is printed, not demanded. */
  readonly target?: string;
}

/** What a part of the bench found. */
export interface Part {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Its keys of the report, as plain data. */
  readonly json: Readonly<Record<string, unknown>>;
  /** What must not be, timings never: the bench fails if there is any. */
  readonly failures: readonly string[];
}

/** A spread as keys of the report: the median under `name`, the quartiles under `nameQuartiles`. */
export function keyed(name: string, { median, quartiles }: Spread): Record<string, unknown> {
  return { [name]: median, [`${name}Quartiles`]: quartiles };
}
