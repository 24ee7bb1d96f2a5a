import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { dense, layerNorm } from '#lib/sim/engine/layers.ts';
import { crossEntropy } from '#lib/sim/engine/losses.ts';
import { differentiate, descend } from '#lib/sim/engine/gradient.ts';
import { free, read, scope, sum, tensor } from '#lib/sim/engine/tensor.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

test('smoke', () => {
  const before = liveTensors();
  const x = tensor(Float32Array.from({ length: 12 }, (_, i) => i % 5), [1, 4, 3]);
  const w = tensor(Float32Array.from({ length: 6 }, (_, i) => (i % 3) - 1), [1, 3, 2]);
  const b = tensor(new Float32Array(2), [1, 2]);
  const y = tensor(new Int32Array([0, 1, 1, 0]), [4]);
  const losses: number[] = [];
  for (let i = 0; i < 20; i++) scope(() => {
    const { gradients, loss } = differentiate(() => {
      const loss = crossEntropy(layerNorm(dense(x, w, b, false)), y);
      return { total: sum(loss), loss };
    }, [w, b]);
    descend([w, b], gradients, 0.1);
    losses.push(read(loss)[0]!);
  });
  console.log(losses);
  free(x, w, b, y);
  expect(liveTensors()).toBe(before);
});
