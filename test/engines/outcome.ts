/** What an engine computed: for each spec by its name the hashes of its rounds, from round 0 on. */
export type Results = Readonly<Record<string, readonly string[]>>;

/** How the runs ended in an engine, as plain data. */
export type Outcome = { readonly results: Results } | { readonly failure: string };

/** One engine's testimony. */
export interface Witness {
  readonly name: string;
  readonly version: string;
  readonly results: Results;
}

/**
 * The results of an outcome; `undefined` is that of a page whose script did not start.
 * @throws Error with the reason if the runs failed.
 */
export function resultsOf(outcome: Outcome | undefined): Results {
  if (!outcome) throw new Error('the page did not start');
  if ('failure' in outcome) throw new Error(outcome.failure);
  return outcome.results;
}
