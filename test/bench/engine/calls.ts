import * as tf from '@tensorflow/tfjs-core';
import { type Backend, equip, kernels } from '#lib/sim/engine/kernels/machine.ts';
import type { Kernels } from '#lib/sim/engine/kernels/module.ts';

/** What happened on the engine while something ran. */
export interface Calls {
  /** Tensors that operations made, on the tape or off it: one for nearly every operation. */
  readonly operations: number;
  /** Calls of our WebAssembly kernels by name, and how long they took together, in milliseconds. */
  readonly kernels: ReadonlyMap<string, { readonly calls: number; readonly ms: number }>;
}

/** Runs `f` and counts: slower than without, so nothing else may be timed meanwhile. */
export function counted(f: () => void): Calls {
  const plain = kernels();
  const found = new Map<string, { calls: number; ms: number }>();
  const backend = tf.backend() as unknown as Backend;
  const engine = tf.engine();
  const make = engine.makeTensorFromTensorInfo.bind(engine);
  let operations = 0;
  engine.makeTensorFromTensorInfo = (...parameters) => {
    operations++;
    return make(...parameters);
  };
  equip(backend, watched(plain, found));
  try {
    f();
  } finally {
    equip(backend, plain);
    Reflect.deleteProperty(engine, 'makeTensorFromTensorInfo');
  }
  return { operations, kernels: found };
}

/** The same kernels, each with a stopwatch. */
function watched(plain: Kernels, found: Map<string, { calls: number; ms: number }>): Kernels {
  const entries = Object.entries(plain).map(([name, kernel]) => {
    const call = kernel as (...numbers: number[]) => unknown;
    const watch = (...numbers: number[]) => {
      const begin = performance.now();
      const result = call(...numbers);
      const ms = performance.now() - begin;
      const { calls, ms: before } = found.get(name) ?? { calls: 0, ms: 0 };
      found.set(name, { calls: calls + 1, ms: before + ms });
      return result;
    };
    return [name, watch];
  });
  return Object.fromEntries(entries) as Kernels;
}
