import { run } from './kernels/operation.ts';
import type { Tensor } from './tensor.ts';

// The arithmetic between rounds, on parameters stacked by member. No gradient flows through it.

/** The mean over the members of a stack `[n,…]`, summed from the first to the last: `[…]`. */
export function average(stack: Tensor): Tensor {
  if (!(stack.shape[0]! >= 1)) throw new Error(`average: [${stack.shape}] has no members`);
  return run('Average', { stack });
}

/** `keep·stack + (1 − keep)·mean`: draws the first `members` of `stack [n,…]` towards `mean […]`. */
export function mix(stack: Tensor, mean: Tensor, keep: number, members = stack.shape[0]!): Tensor {
  refuseStranger('mix', stack, mean);
  if (!(members >= 1 && members <= stack.shape[0]!))
    throw new Error(`mix: ${members} members are not in 1…${stack.shape[0]}`);
  return run('Mix', { stack, mean }, { keep, members });
}

/** `n` copies of `x […]`, `[n,…]`. */
export function spread(x: Tensor, n: number): Tensor {
  if (!Number.isInteger(n) || n < 1) throw new Error(`spread: ${n} copies are not at least 1`);
  return run('Spread', { x }, { members: n });
}

/** A stack `[n,…]` with `copies` of `x […]` behind its members: `[n + copies,…]`. */
export function extend(stack: Tensor, x: Tensor, copies: number): Tensor {
  refuseStranger('extend', stack, x);
  return run('Extend', { stack, x }, { copies });
}

function refuseStranger(what: string, { shape }: Tensor, member: Tensor): void {
  if (`${shape.slice(1)}` !== `${member.shape}`)
    throw new Error(`${what}: [${member.shape}] is no member of [${shape}]`);
}
