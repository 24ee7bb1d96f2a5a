import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { expect, test } from 'vitest';
import { liveTensors, startEngine } from '#lib/sim/engine/backend.ts';

test('startEngine(wasm) passes its self-test on a page', async () => {
  await startEngine(wasm);
  expect(liveTensors()).toBe(0);
});

test('startEngine(wasm) passes its self-test in a module worker', async () => {
  const worker = new Worker(new URL('./starts.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
  worker.postMessage(new URL(wasm, location.href).href);
  expect(await answer).toBe('started');
  worker.terminate();
});
