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
  forward({ stack, mean }, { keep }: { keep: number }) {
    const [members, ...rest] = stack!.shape;
    const mixed = output(stack!.shape);
    kernels().mix(members!, sizeOf(rest), keep, address(stack!), address(mean!), address(mixed));
    return mixed;
  },
};

const spread: Operation = {
  name: 'Spread',
  forward({ x }, { members }: { members: number }) {
    const copies = output([members, ...x!.shape]);
    const [from, to] = [bytesOf(x!), bytesOf(copies)];
    for (let at = 0; at < to.length; at += from.length) to.set(from, at);
    return copies;
  },
};

export const blendOperations = [average, mix, spread];
