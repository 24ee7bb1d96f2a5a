import { type Spec, specHash } from '#lib/sim/spec.ts';

/** Finds something of a spec, once for the same spec, however often it is asked for and whether or not it can be had. */
export function bySpec<T>(find: (spec: Spec) => Promise<T>): (spec: Spec) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (spec) => {
    const hash = specHash(spec);
    const result = found.get(hash) ?? find(spec);
    found.set(hash, result);
    return result;
  };
}

/** The rounds of specs together, the same spec counted once. */
export function roundsTogether(specs: readonly Spec[]): number {
  const rounds = new Map(specs.map((spec) => [specHash(spec), spec.method.rounds]));
  return [...rounds.values()].reduce((sum, count) => sum + count, 0);
}
