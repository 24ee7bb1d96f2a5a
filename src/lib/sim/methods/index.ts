import type { Spec } from '../spec.ts';
import { harmony } from './harmony.ts';
import type { Hybrid } from './hybrid.ts';
import type { Round } from './method.ts';
import { splitgp } from './splitgp.ts';
import type { MethodId } from './specs.ts';

type Method = (world: Hybrid<never>, round: number) => Round;

/** One round of every method, by id. */
const methods = { splitgp, harmony } satisfies Record<MethodId, Method>;

/** The round of the method that a spec names. */
export function methodOf({ method }: Spec): (world: Hybrid, round: number) => Round {
  return methods[method.id] as (world: Hybrid, round: number) => Round;
}
