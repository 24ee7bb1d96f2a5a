import { beforeAll, describe, expect, it } from 'vitest';
import { read, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';
import { clientNet } from '#lib/sim/nets/client.ts';
import { firstInput, forward } from '#lib/sim/nets/forward.ts';
import {
  CONVOLUTION,
  flops,
  halved,
  initial,
  parameters,
  places,
  positions,
  seen,
  shapes,
} from '#lib/sim/nets/layers.ts';
import { serverNet } from '#lib/sim/nets/server.ts';
import { stream } from '#lib/sim/random.ts';
import { gap, numbers } from '../engine/numbers.ts';
import { startInNode } from '../engine/start.ts';
import { plainForward } from '../plain.ts';

beforeAll(startInNode);

const net = (name: string, side = 14) => clientNet(readArchitecture(name), side, 10);

describe('clientNet(architecture, side, classes)', () => {
  it('halves 14 to 7 to 4, rounding up', () => {
    expect([14, 7, 4, 1].map(halved)).toEqual([7, 4, 2, 1]);
    expect(shapes(net('cnn-s').extractor)).toEqual([[9, 8], [8], [72, 16], [16], [256, 48], [48]]);
  });

  it('lays out an mlp from the pixels to the cut', () => {
    expect(shapes(net('mlp-l', 10).extractor)).toEqual([
      ...[[100, 200], [200]],
      ...[[200, 100], [100]],
      ...[[100, 48], [48]],
    ]);
    expect(shapes(net('mlp-l').head)).toEqual([[48, 10], [10]]);
  });
});

describe('positions(length, window)', () => {
  it('counts where a window stands, padding included', () => {
    expect(positions(14, CONVOLUTION)).toBe(7);
    expect(positions(5, { kernel: 2, stride: 1, padding: 0 })).toBe(4);
    expect(positions(3, { kernel: 4, stride: 1, padding: 0 })).toBe(0);
  });

  it('is what places(side) and seen(channels) of a convolution follow', () => {
    expect([14, 7].map(places)).toEqual([49, 16]);
    expect([1, 8].map(seen)).toEqual([9, 72]);
  });
});

describe('parameters(layers) and flops(layers)', () => {
  it('are as counted by hand for mlp-s', () => {
    const { extractor, head } = net('mlp-s');
    expect(parameters(extractor)).toBe(196 * 64 + 64 + 64 * 48 + 48);
    expect(flops(extractor)).toBe(2 * 196 * 64 + 2 * 64 * 48 + 5 * 48);
    expect([parameters(head), flops(head)]).toEqual([490, 960]);
  });

  it('are as counted by hand for cnn-s, each place of a convolution once', () => {
    const { extractor } = net('cnn-s');
    expect(parameters(extractor)).toBe(9 * 8 + 8 + 72 * 16 + 16 + 256 * 48 + 48);
    expect(flops(extractor)).toBe(49 * 2 * 9 * 8 + 16 * 2 * 72 * 16 + 2 * 256 * 48 + 5 * 48);
  });

  it('are as counted by hand for the server', () => {
    const { trunk, classifier, projector } = serverNet(10);
    expect(parameters(trunk)).toBe(48 * 96 + 96 + 96 * 64 + 64);
    expect(parameters([...classifier, ...projector])).toBe(650 + 64 * 32 + 32);
    expect(flops(trunk)).toBe(2 * 48 * 96 + 2 * 96 * 64);
  });
});

describe('initial(layers, random)', () => {
  it('is normal with variance 2 / inputs before a relu and 1 / inputs otherwise, biases 0', () => {
    const [w, b, v] = initial(net('mlp:500').extractor, stream(1, 'test'));
    const variance = (values: Float32Array) =>
      values.reduce((sum, x) => sum + x * x, 0) / values.length;
    expect(variance(w!) * 196).toBeCloseTo(2, 1);
    expect(variance(v!) * 500).toBeCloseTo(1, 1);
    expect(b).toEqual(new Float32Array(500));
  });
});

describe('forward(layers, weights, firstInput(layers, images))', () => {
  it.each([
    ['mlp:7-5', 8],
    ['cnn:3-4', 14],
    ['cnn:2-3-4', 9],
  ])('of %s on side %i equals a plain loop', (name, side) => {
    const { extractor } = net(name, side);
    const [members, batch, size] = [2, 3, side * side];
    const images = numbers(members * batch * size, 1);
    const stacks = shapes(extractor).map((shape, i) => {
      const length = shape.reduce((a, b) => a * b);
      return { shape, length, values: numbers(members * length, i + 2) };
    });
    const found = scope(() => {
      const weights = stacks.map(({ shape, values }) => tensor(values, [members, ...shape]));
      const input = firstInput(extractor, tensor(images, [members, batch, size]));
      return read(forward(extractor, weights, input));
    });
    const wanted = Array.from({ length: members }, (_, m) => {
      const own = stacks.map(({ length, values }) =>
        Float64Array.from(values.subarray(m * length, (m + 1) * length)),
      );
      const rows = Array.from({ length: batch }, (_, i) => {
        const at = (m * batch + i) * size;
        return Float64Array.from(images.subarray(at, at + size));
      });
      return plainForward(extractor, own, rows).flatMap((row) => [...row]);
    }).flat();
    expect(gap(found, wanted)).toBeLessThan(1e-5);
  });
});
