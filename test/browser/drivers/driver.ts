/** What a page of a browser told. */
export interface Told<T> {
  readonly browser: string;
  readonly version: string;
  readonly value: T;
}

/**
 * Opens a page in a browser of its own and brings the value of a script there: an expression, whose promise is waited for;
 * plain data. Rejects if the browser does not start, the page does not open or the script fails.
 */
export type Driver = <T>(url: string, script: string) => Promise<Told<T>>;

/** Browsers by name, in the order in which they are driven. */
export type Drivers = Readonly<Record<string, Driver>>;

/** A script for `execute/async`: it hands over the value of an expression. */
export function handingOver(script: string): string {
  return `Promise.resolve(${script}).then(arguments[0])`;
}
