import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { descend, detach, differentiate, wire } from '#lib/sim/engine/gradient.ts';
import { dense, layerNorm, relu } from '#lib/sim/engine/layers.ts';
import { crossEntropy } from '#lib/sim/engine/losses.ts';
import { add, free, keep, read, scale, scope, sum, tensor } from '#lib/sim/engine/tensor.ts';
import type { Tensor } from '#lib/sim/engine/tensor.ts';
import { numbers, pullBack, some } from './numbers.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

const vector = (...values: number[]) => tensor(new Float32Array(values), [values.length]);

test('differentiate(f, parameters) returns gradients and all that f returned', () => {
  scope(() => {
    const [a, b] = [vector(1, 2), vector(3, 4)];
    const found = differentiate(() => {
      const c = add(scale(a, 3), b);
      return { total: sum(c), parts: [c, { a }], note: 'seen' };
    }, [a, b]);
    expect(read(found.total)[0]).toBe(16);
    expect(read(found.parts[0] as Tensor)).toEqual(new Float32Array([6, 10]));
    expect(found.note).toBe('seen');
    expect(found.gradients.map(read)).toEqual([new Float32Array([3, 3]), new Float32Array([1, 1])]);
  });
});

test('differentiate(f, parameters) has zeros for a parameter that total does not depend on', () => {
  scope(() => {
    const [a, b] = [vector(1, 2), vector(3, 4, 5)];
    const { gradients } = differentiate(() => ({ total: sum(a) }), [a, b]);
    expect(gradients.map(read)).toEqual([new Float32Array([1, 1]), new Float32Array(3)]);
  });
});

test('differentiate(f, parameters) adds up what flows back on several ways', () => {
  scope(() => {
    const a = vector(1, -2);
    const { gradients } = differentiate(
      () => ({ total: sum(add(add(relu(a), scale(a, 5)), a)) }),
      [a],
    );
    expect(read(gradients[0]!)).toEqual(new Float32Array([7, 6]));
  });
});

test('differentiate outside a scope leaves only its results alive', () => {
  const before = liveTensors();
  const a = vector(1, 2);
  const { total, gradients } = differentiate(() => ({ total: sum(scale(relu(a), 2)) }), [a]);
  expect(liveTensors()).toBe(before + 3);
  free(a, total, ...gradients);
  expect(liveTensors()).toBe(before);
});

test('differentiate frees everything when f throws', () => {
  const before = liveTensors();
  scope(() => {
    const a = vector(1, 2);
    const fail = () => {
      scale(a, 2);
      throw new Error('no batch');
    };
    expect(() => differentiate(fail, [a])).toThrow('no batch');
    const { gradients } = differentiate(() => ({ total: sum(a) }), [a]);
    expect(read(gradients[0]!)).toEqual(new Float32Array([1, 1]));
  });
  expect(liveTensors()).toBe(before);
});

test('differentiate frees everything when the way back throws, and refuses to be inside another', () => {
  const before = liveTensors();
  scope(() => {
    const a = vector(1, 2);
    const fail = () => {
      throw new Error('no wire');
    };
    const make = () => differentiate(() => ({ total: sum(wire(scale(a, 2), 1, fail)) }), [a]);
    expect(make).toThrow('no wire');
    const nested = () => differentiate(() => differentiate(() => ({ total: sum(a) }), [a]), [a]);
    expect(nested).toThrow('recorded already');
  });
  expect(liveTensors()).toBe(before);
});

test('keep(t) holds inside differentiate too', () => {
  const before = liveTensors();
  scope(() => {
    const a = vector(1, 2);
    let kept!: Tensor;
    differentiate(() => {
      kept = keep(scale(a, 3));
      return { total: sum(kept) };
    }, [a]);
    expect(read(kept)).toEqual(new Float32Array([3, 6]));
    free(kept);
  });
  expect(liveTensors()).toBe(before);
});

test('wire(z, scale, tap) scales the gradient on its way back and shows it as it arrives', () => {
  scope(() => {
    const z = vector(1, 2);
    const seen: Float32Array[] = [];
    const tap = (features: Tensor, gradient: Tensor) =>
      void seen.push(read(features), read(gradient));
    const found = pullBack(() => wire(z, 12, tap), new Float32Array([3, 4]), [z]);
    expect(found[0]).toEqual(new Float32Array([36, 48]));
    expect(seen).toEqual([new Float32Array([1, 2]), new Float32Array([3, 4])]);
    expect(read(wire(z, 12))).toEqual(new Float32Array([1, 2]));
  });
});

test('detach(z) lets no gradient back', () => {
  scope(() => {
    const z = vector(1, 2);
    const { total, gradients } = differentiate(
      () => ({ total: sum(add(scale(detach(z), 5), z)) }),
      [z],
    );
    expect(read(total)[0]).toBe(18);
    expect(read(gradients[0]!)).toEqual(new Float32Array([1, 1]));
  });
});

test('descend(parameters, gradients, rate) changes the tensors in place', () => {
  const before = liveTensors();
  const [p, g] = [some([13], 1), some([13], 2)];
  const wanted = read(p).map((value, i) =>
    Math.fround(value - Math.fround(read(g)[i]! * Math.fround(0.1))),
  );
  descend([p], [g], 0.1);
  expect(read(p)).toEqual(wanted);
  expect(() => descend([p], [], 0.1)).toThrow('gradient 0');
  free(p, g);
  expect(liveTensors()).toBe(before);
});

test('a step of two members has the bits of two steps of one', () => {
  const together = trained([0, 1]);
  const apart = [trained([0]), trained([1])];
  together.forEach((values, i) => {
    expect(values).toEqual(Float32Array.from(apart.flatMap((member) => [...member[i]!])));
  });
});

/** Parameters of these members after five steps on data of their own. */
function trained(members: readonly number[]): Float32Array[] {
  const before = liveTensors();
  const n = members.length;
  const stacked = (shape: readonly number[], seed: number) => {
    const size = shape.reduce((a, b) => a * b);
    return tensor(Float32Array.from(members.flatMap((k) => [...numbers(size, seed + 10 * k)])), [
      n,
      ...shape,
    ]);
  };
  const x = stacked([5, 7], 1);
  const labels = tensor(
    Int32Array.from({ length: 5 * n }, (_, i) => (i % 5) % 3),
    [5 * n],
  );
  const [w, b, v, c] = [
    stacked([7, 11], 2),
    stacked([11], 3),
    stacked([11, 3], 4),
    stacked([3], 5),
  ];
  const parameters = [w!, b!, v!, c!];
  for (let step = 0; step < 5; step++) {
    scope(() => {
      const { gradients } = differentiate(() => {
        const z = layerNorm(dense(x, w!, b!, true));
        return { total: sum(crossEntropy(dense(z, v!, c!, false), labels)) };
      }, parameters);
      descend(parameters, gradients, 0.1);
    });
  }
  const values = parameters.map(read);
  free(x, labels, ...parameters);
  expect(liveTensors()).toBe(before);
  return values;
}
