import { version_wasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { EngineError, liveTensors, startEngine } from '#lib/sim/engine/backend.ts';
import kernelBytes from '#lib/sim/engine/kernels/kernels.as.ts?wasm';
import type { Heap } from '#lib/sim/engine/kernels/machine.ts';
import { loadKernels } from '#lib/sim/engine/kernels/module.ts';
import { selfTest } from '#lib/sim/engine/kernels/self-test.ts';
import { ENGINE_VERSION } from '#lib/sim/profile.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

const heap = () => (tf.backend() as unknown as { wasm: Heap }).wasm;

test('startEngine(wasm) runs the WebAssembly backend, once', async () => {
  const before = tf.backend();
  await startEngine('nowhere');
  expect(tf.backend()).toBe(before);
  expect(tf.getBackend()).toBe('wasm');
  expect(ENGINE_VERSION).toMatch(/, kernels \d+$/);
  expect(ENGINE_VERSION.split(',')[0]).toBe(version_wasm);
});

test('startEngine(wasm) leaves no tensors behind', () => {
  expect(liveTensors()).toBe(0);
});

describe('startEngine(wasm) on an engine not yet started', () => {
  const fresh = async () => {
    vi.resetModules();
    return (await import('#lib/sim/engine/backend.ts')).startEngine;
  };

  test('says that SIMD is missing', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const start = await fresh();
    await expect(start('data:,')).rejects.toThrow('cannot run WebAssembly SIMD');
    validate.mockRestore();
  });

  test('says that there is no memory', async () => {
    const memory = vi.spyOn(WebAssembly, 'Memory').mockImplementation(function () {
      throw new RangeError('could not allocate memory');
    });
    const start = await fresh();
    const failure = start('data:application/wasm;base64,AGFzbQEAAAA=');
    await expect(failure).rejects.toMatchObject({ name: 'MemoryError' });
    memory.mockRestore();
  });

  test.each([
    ['nowhere:engine.wasm', 'could not be loaded from nowhere:engine.wasm'],
    ['data:text/html,<p>moved', 'not WebAssembly'],
  ])('says that %s cannot be loaded', async (wasm, reason) => {
    const start = await fresh();
    await expect(start(wasm)).rejects.toThrow(reason);
  });
});

describe('loadKernels(bytes, memory)', () => {
  test('gives kernels that pass their self-test', async () => {
    selfTest(await loadKernels(kernelBytes, heap().asm.memory), heap());
  });

  test.each([
    ['data', 11],
    ['start', 8],
  ])('refuses a module with a %s section', async (name, id) => {
    const module = Uint8Array.from([...kernelBytes, id, 1, 0]);
    await expect(loadKernels(module, heap().asm.memory)).rejects.toThrow(`have a ${name} section`);
  });
});

/** WebAssembly instructions, each with another that takes and gives the same types. */
const CORRUPTIONS = {
  'an addition that subtracts': {
    from: [0xfd, 0xe4, 0x01],
    to: [0xfd, 0xe5, 0x01],
    kernel: 'multiply',
  },
  'a maximum that is a minimum': {
    from: [0xfd, 0xeb, 0x01],
    to: [0xfd, 0xea, 0x01],
    kernel: 'dense',
  },
};

test.each(Object.entries(CORRUPTIONS))(
  'selfTest(kernels) finds %s',
  async (_, { from, to, kernel }) => {
    const corrupt = Uint8Array.from(kernelBytes);
    for (let at = 0; at < corrupt.length; at++) {
      if (from.every((byte, i) => corrupt[at + i] === byte)) corrupt.set(to, at);
    }
    const kernels = await loadKernels(corrupt, heap().asm.memory);
    expect(() => selfTest(kernels, heap())).toThrow(EngineError);
    expect(() => selfTest(kernels, heap())).toThrow(`the kernel ${kernel} computes other bits`);
  },
);
