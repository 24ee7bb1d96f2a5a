import { address, bytesOf, kernels, output, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';

const average: Operation = {
  name: 'Average',
  forward({ stack }) {
    const [members, ...rest] = stack!.shape;
    const mean = output(rest);
    kernels().average(members!, sizeOf(rest), address(stack!), address(mean));
    return mean;
  },
};

const mix: Operation = {
  name: 'Mix',
  forward({ stack, mean }, { keep, members }: { keep: number; members: number }) {
    const mixed = output([members, ...mean!.shape]);
    const size = sizeOf(mean!.shape);
    kernels().mix(members, size, keep, address(stack!), address(mean!), address(mixed));
    return mixed;
  },
};

const spread: Operation = {
  name: 'Spread',
  forward({ x }, { members }: { members: number }) {
    const copies = output([members, ...x!.shape]);
    repeat(bytesOf(x!), bytesOf(copies));
    return copies;
  },
};

/** A stack, and copies of `x` behind it. */
const extend: Operation = {
  name: 'Extend',
  forward({ stack, x }, { copies }: { copies: number }) {
    const longer = output([stack!.shape[0]! + copies, ...x!.shape]);
    const [own, all] = [bytesOf(stack!), bytesOf(longer)];
    all.set(own);
    repeat(bytesOf(x!), all.subarray(own.length));
    return longer;
  },
};

export const blendOperations = [average, mix, spread, extend];

function repeat(from: Uint8Array, to: Uint8Array): void {
  for (let at = 0; at < to.length; at += from.length) to.set(from, at);
}
