import { batches, type Hybrid } from './hybrid.ts';
import { localStep } from './local.ts';
import { byClient, type Step } from './step.ts';

/**
 * Personalisation after the last round: every client for itself takes steps on its early-exit loss
 * `CE(h_k(φ_k(x)), y)`, at the clients' rate, on batches of their own stream. Nothing is averaged and
 * nothing is sent; the server's meta-parameters stay as they are.
 */
export function* personalise(world: Hybrid, round: number, steps: number): Generator<Step> {
  const { fleets, method } = world;
  const members = fleets.flatMap((fleet) => fleet.members);
  for (const { shares } of batches(world, fleets, round, { purpose: 'personalise', steps })) {
    const losses = localStep(fleets, shares, method.rates.client);
    const exit = byClient(world, members, losses);
    yield { phase: 'personalise', crews: fleets, exit, server: null, contrast: null, wire: null };
  }
}
