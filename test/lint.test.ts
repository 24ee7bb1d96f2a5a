import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

/** Rules that a line of code in this folder breaks. */
async function broken(code: string, folder = 'src/lib/sim/engine'): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: `${folder}/line.ts` });
  return result!.messages.map(({ ruleId }) => ruleId ?? 'syntax');
}

test.each([
  'export const a = Math.random();',
  'export const { random } = Math;',
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.randomNormal([2]);",
  "import { randomUniform } from '@tensorflow/tfjs-core'; export const a = randomUniform([2]);",
  "import { truncatedNormal as draw } from '@tensorflow/tfjs-core'; export const a = draw([2]);",
  "import { util } from '@tensorflow/tfjs-core'; util.shuffle([1, 2]);",
  "import * as tf from '@tensorflow/tfjs-core'; export const { randomNormal } = tf;",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf['randomNormal']([2]);",
  "import * as tf from '@tensorflow/tfjs-core'; const f = 'rand'; export const a = tf[f]([2]);",
  "import * as tf from '@tensorflow/tfjs-core'; const t = tf; export const a = t.rand([2], () => 1);",
  "import * as t from '@tensorflow/tfjs-core'; export const a = t.tensor([2]);",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.util.now();",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.util['now']();",
  "import * as tf from '@tensorflow/tfjs-core'; export const { now } = tf.util;",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.exp(2);",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.softmax([1, 2]);",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = [1, 2].map(tf.log);",
  "import * as tf from '@tensorflow/tfjs-core'; export const a = tf.engine().runKernel('Exp', {});",
  "import { log } from '@tensorflow/tfjs-core'; export const a = log(2);",
  "import { sigmoid as squash } from '@tensorflow/tfjs-core'; export const a = squash(2);",
  "import { tensor } from '@tensorflow/tfjs-core/dist/ops/tensor'; export const a = tensor([2]);",
  "import '@tensorflow/tfjs-core/dist/public/chained_ops/exp';",
  "export { exp } from '@tensorflow/tfjs-core';",
  "export * from '@tensorflow/tfjs-core';",
  "export const a = import('@tensorflow/tfjs-core');",
  'export const a = crypto.getRandomValues(new Uint8Array(4));',
  'export const a = Date.now();',
  'export const a = new Date();',
  'export const a = performance.now();',
  'export const { now } = performance;',
  'export const a = globalThis.performance.now();',
  "export const a = globalThis['Date'].now();",
  "const key = 'Date'; export const a = globalThis[key].now();",
  'export const { Date: D } = globalThis;',
  'const g = globalThis; export const a = g.Date.now();',
  'export const a = (globalThis as unknown as { Date: DateConstructor }).Date.now();',
  'export const a = self.performance.now();',
  'export const a = Math.exp(2);',
  'export const a = Math.hypot(2, 3);',
  "export const a = Math['exp'](2);",
  'export const { exp } = Math;',
  'const { log: ln } = Math; export const a = ln(2);',
  'const m = Math; export const a = m.exp(2);',
  'export const a = globalThis.Math.exp(2);',
  'export const a = [1, 2].map(Math.sin);',
  'export const a = 3 ** 0.5;',
  'let a = 3; a **= 2; export { a };',
])('sim may not contain %j', async (code) => {
  expect(await broken(code)).toEqual([expect.stringMatching(/^no-restricted-/)]);
});

test.each([
  'export const a = Math.sqrt(2) + Math.max(1, Math.fround(3)) + Math.imul(2, 3);',
  "import * as tf from '@tensorflow/tfjs-core'; export const a: tf.Tensor = tf.keep(tf.tensor([1]));",
  "import { type Exp, engine } from '@tensorflow/tfjs-core'; export const a = (b: Exp) => [b, engine()];",
  "import { exp } from '../exact.ts'; export const a = exp(2);",
  'export const a = (window: { size: number }) => window.size;',
  "import { stream } from '../random.ts'; export const a = stream(1, 'name').normal();",
])('sim may contain %j', async (code) => {
  expect(await broken(code)).toEqual([]);
});

test('only sim/engine may import TensorFlow.js', async () => {
  const code = "import { tensor } from '@tensorflow/tfjs-core'; export const a = tensor([1]);";
  expect(await broken(code)).toEqual([]);
  for (const folder of ['src/lib/sim', 'src/lib/worker', 'src/lib/measure', 'src/cli']) {
    expect(await broken(code, folder)).toEqual(['no-restricted-imports']);
  }
});
