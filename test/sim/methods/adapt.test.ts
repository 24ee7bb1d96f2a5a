import { beforeAll, describe, expect, it } from 'vitest';
import { drawBatches } from '#lib/sim/batches.ts';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { descend } from '#lib/sim/engine/gradient.ts';
import { read, scope } from '#lib/sim/engine/tensor.ts';
import { disband, type Fleet } from '#lib/sim/fleet.ts';
import { adapt } from '#lib/sim/methods/adapt.ts';
import { batches, closeHybrid, type Hybrid, type StepBatches } from '#lib/sim/methods/hybrid.ts';
import { hybridStep } from '#lib/sim/methods/step.ts';
import { shapes } from '#lib/sim/nets/layers.ts';
import { gap, some } from '../engine/numbers.ts';
import { startInNode } from '../engine/start.ts';
import { arm, tiny, worldOf } from '../example.ts';
import { plainCrossEntropy, plainForward, type Values } from '../plain.ts';
import { withCopies } from './copies.ts';

beforeAll(startInNode);

/** A power of two, and large: one step then shows the gradient to many digits. */
const RATE = 4;
const SPEC = tiny({
  clients: { architectures: ['mlp:4', 'cnn:2'] },
  method: arm(true, true, { rates: { client: 8, server: 4 }, batch: 3 }),
});
const objective = {
  exitWeight: 0.25,
  contrast: { weight: 3, temperature: 0.5, gradient: 'full', labels: 'permuted' },
} as const;

const valuesOf = ({ weights }: Fleet) => weights.map((t) => Float64Array.from(read(t)));

/** Four clients with four simulated extractors and the first batches of a round; leaves no tensor behind. */
function withCrews(
  see: (world: Hybrid, crews: readonly Fleet[], batch: StepBatches) => void,
): void {
  const tensors = liveTensors();
  const world = worldOf(SPEC);
  const crews = withCopies(world, [
    [1, 3],
    [0, 2],
  ]);
  const all = crews.flatMap(({ weights }) => weights);
  // Biases of 0 would put blank patches on the kink of the relu.
  scope(() =>
    descend(
      all,
      all.map((t, i) => some(t.shape, i)),
      0.07,
    ),
  );
  const drawing = batches(world, crews, 1, { supported: true });
  see(world, crews, drawing.next().value as StepBatches);
  drawing.return(undefined);
  disband(crews);
  closeHybrid(world);
  expect(liveTensors()).toBe(tensors);
}

/** What a client adapts on in the first step, from the draws of their own stream. */
function support({ federation, spec }: Hybrid, client: number) {
  const size = { seed: spec.seed, round: 1, steps: 1, batch: 3 };
  const drawn = drawBatches(federation.clients, { ...size, purpose: 'support' })[client]!;
  const { images, labels } = federation.clients[client]!.train;
  return {
    images: [...drawn].map((i) => Float64Array.from(images.subarray(i * 64, (i + 1) * 64))),
    labels: [...drawn].map((i) => labels[i]!),
  };
}

/** Early-exit loss of a member in plain loops of float64. */
function exitLoss(world: Hybrid, { net, members }: Fleet, m: number, stacks: readonly Values[]) {
  const { images, labels } = support(world, members[m]!.client);
  const own = stacks.map((stack) => {
    const size = stack.length / members.length;
    return stack.slice(m * size, (m + 1) * size);
  });
  const cut = shapes(net.extractor).length;
  const z = plainForward(net.extractor, own.slice(0, cut), images);
  return plainCrossEntropy(plainForward(net.head, own.slice(cut), z), labels);
}

describe('adapt(crews, supports, inner)', () => {
  it('moves a copy of every member by the slope of its own early-exit loss on its support batch', () => {
    withCrews((world, crews, { supports }) => {
      const before = crews.map(valuesOf);
      const adapted = scope(() => adapt(crews, supports, { steps: 1, rate: RATE }));
      expect(crews.map(valuesOf)).toEqual(before);
      crews.forEach((crew, a) =>
        valuesOf(adapted[a]!).forEach((after, p) => {
          const start = before[a]![p]!;
          const [moved, slopes] = [[] as number[], [] as number[]];
          crew.members.forEach((_, m) => {
            for (const part of [0, 0.3, 0.7]) {
              const place = Math.floor(((m + part) * start.length) / crew.members.length);
              const at = (move: number) => {
                const there = start.with(place, start[place]! + move);
                return exitLoss(world, crew, m, before[a]!.with(p, there));
              };
              slopes.push((at(1e-5) - at(-1e-5)) / 2e-5);
              moved.push((start[place]! - after[place]!) / RATE);
            }
          });
          expect(gap(moved, slopes), `fleet ${a}, parameter ${p}`).toBeLessThan(2e-3);
        }),
      );
      disband(adapted);
    });
  });

  it('takes every step on the same support batch', () => {
    withCrews((_, crews, { supports }) => {
      scope(() => {
        const once = adapt(crews, supports, { steps: 1, rate: RATE });
        const twice = adapt(once, supports, { steps: 1, rate: RATE });
        const both = adapt(crews, supports, { steps: 2, rate: RATE });
        expect(both.map(valuesOf)).toEqual(twice.map(valuesOf));
        expect(both.map(valuesOf)).not.toEqual(once.map(valuesOf));
      });
    });
  });
});

describe('hybridStep(world, crews, batches, { inner })', () => {
  it('applies the gradient at the adapted copies to what they were adapted from', () => {
    const inner = { steps: 2, rate: RATE };
    const [moved, wanted] = [[] as number[][], [] as number[][]];
    const losses: unknown[] = [];
    /** What a step moves the weights of the crews by. */
    const movesOf = (
      crews: readonly Fleet[],
      step: () => { server: number | null },
    ): number[][] => {
      const before = crews.flatMap(valuesOf);
      losses.push(step().server);
      const after = crews.flatMap(valuesOf);
      return before.map((values, i) => [...values].map((value, j) => value - after[i]![j]!));
    };
    withCrews((world, crews, batch) => {
      moved.push(...movesOf(crews, () => hybridStep(world, crews, batch, { ...objective, inner })));
    });
    withCrews((world, crews, batch) => {
      scope(() => {
        const adapted = adapt(crews, batch.supports, inner);
        wanted.push(...movesOf(adapted, () => hybridStep(world, adapted, batch, objective)));
      });
    });
    moved.forEach((moves, i) =>
      expect(gap(moves, wanted[i]!), `parameter ${i}`).toBeLessThan(1e-4),
    );
    expect(losses[0]).toBe(losses[1]);

    const plain: number[][] = [];
    withCrews((world, crews, batch) => {
      plain.push(...movesOf(crews, () => hybridStep(world, crews, batch, objective)));
    });
    expect(gap(moved[0]!, plain[0]!)).toBeGreaterThan(0.05);
  });
});
