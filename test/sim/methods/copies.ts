import { enlist, type Fleet } from '#lib/sim/fleet.ts';
import type { Hybrid } from '#lib/sim/methods/hybrid.ts';

/** The clients' extractors with copies of each shared model: `simulating[a]` are the clients that simulate architecture a. */
export function withCopies(
  { fleets, shared }: Hybrid,
  simulating: readonly (readonly number[])[],
): Fleet[] {
  return fleets.map((fleet, a) => {
    const members = simulating[a]!.map((client) => ({ client, simulated: true }));
    return enlist(fleet, members, shared[a]!);
  });
}
