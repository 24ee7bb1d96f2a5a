import { enlist, type Fleet, type Member } from '../fleet.ts';
import { stream } from '../random.ts';
import type { Hybrid } from './hybrid.ts';
import { loanable } from './loans.ts';

/** Which architectures a client may be lent, and the round and the name of the stream that draws one of them. */
export interface Loan {
  readonly simulate: 'any' | 'within-budget';
  readonly round: number;
  readonly stream?: 'simulate' | 'realign simulate';
}

/**
 * The fleets with simulated extractors: every client is lent G[a'] of one architecture a' other than its
 * own (of its own, if there is none that it may be lent), a copy beside its own extractor. On weights of
 * their own: whoever asks for them frees them with `disband`.
 */
export function simulate(
  { spec, shared }: Hybrid,
  fleets: readonly Fleet[],
  { simulate, round, stream: name = 'simulate' }: Loan,
): Fleet[] {
  const nets = fleets.map(({ net }) => net);
  const clients = fleets.flatMap(({ members }, own) =>
    members.map(({ client }) => ({ client, choices: loanable(nets, own, simulate) })),
  );
  const lent: Member[][] = fleets.map(() => []);
  for (const { client, choices } of clients.sort((a, b) => a.client - b.client)) {
    const draw = stream(spec.seed, name, client, round).below(choices.length);
    lent[choices[draw]!]!.push({ client, simulated: true });
  }
  return fleets.map((fleet, a) => enlist(fleet, lent[a]!, shared[a]!));
}
