import type { ClientNet } from '../nets/client.ts';
import { flops } from '../nets/layers.ts';

/**
 * Which of `nets` a client whose own is `nets[own]` may be lent to simulate: any other, or only those
 * whose extractor and head cost no more operations a sample. If there is none, its own.
 */
export function loanable(
  nets: readonly ClientNet[],
  own: number,
  simulate: 'any' | 'within-budget',
): readonly number[] {
  const budget = simulate === 'any' ? Infinity : cost(nets[own]!);
  const others = [...nets.keys()].filter((a) => a !== own && cost(nets[a]!) <= budget);
  return others.length > 0 ? others : [own];
}

function cost({ extractor, head }: ClientNet): number {
  return flops(extractor) + flops(head);
}
