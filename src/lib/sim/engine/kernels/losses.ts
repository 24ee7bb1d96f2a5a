import type { Tensor } from '@tensorflow/tfjs-core';
import { address, alias, kernels, output, scratch } from './machine.ts';
import { compute } from './operation.ts';
import type { Operation } from './operation.ts';

/** Mean losses `[G]` of `logits [G,B,C]`, and the gradient of their sum. */
const crossEntropy: Operation = {
  name: 'CrossEntropy',
  forward({ logits, labels }) {
    const [groups, rows, classes] = logits!.shape;
    const losses = output([groups!]);
    const gradient = output(logits!.shape);
    const bad = kernels().crossEntropy(
      ...[
        groups!,
        rows!,
        classes!,
        address(logits!),
        address(labels!),
        address(losses),
        address(gradient),
      ],
    );
    if (bad >= 0)
      throw new Error(`crossEntropy: the label of row ${bad} is not in 0…${classes! - 1}`);
    return [losses, gradient];
  },
};

/** The loss `[1]` of unit rows `u [N,p]`, and its gradient. */
const supervisedContrastive: Operation = {
  name: 'SupervisedContrastive',
  forward({ u, labels, extractors }, { temperature }: { temperature: number }) {
    const [rows, width] = u!.shape;
    const loss = output([1]);
    const gradient = output(u!.shape);
    kernels().supervisedContrastive(
      ...[rows!, width!, address(u!), address(labels!), address(extractors!), temperature],
      ...[address(loss), address(gradient), scratch(kernels().contrastiveScratch(rows!, width!))],
    );
    return [loss, gradient];
  },
};

/** A loss `[G]` that is known already, with its gradient with respect to `x`. */
const loss: Operation = {
  name: 'Loss',
  forward: (_, { value }: Known) => alias(value, value.shape),
  backward: (dy, _, { gradient }: Known) => ({
    x: () => compute('ScaleGroups', { x: gradient, factors: dy }),
  }),
};

interface Known {
  readonly value: Tensor;
  readonly gradient: Tensor;
}

export const lossOperations = [crossEntropy, supervisedContrastive, loss];
