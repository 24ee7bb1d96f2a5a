import { beforeAll, expect, test } from 'vitest';
import kernelBytes from '#lib/sim/engine/kernels/kernels.as.ts?wasm';
import { type Kernels, loadKernels } from '#lib/sim/engine/kernels/module.ts';
import { bitsOf } from '#lib/sim/engine/kernels/self-test.ts';
import { TRIALS } from '#lib/sim/engine/kernels/trials.ts';
import { heap } from '../exhaust.ts';
import { startInNode } from '../start.ts';

let kernels: Kernels;
beforeAll(async () => {
  await startInNode();
  kernels = await loadKernels(kernelBytes, heap().asm.memory);
});

test('every function of the kernels has a trial of its name that calls it', () => {
  const names = Object.keys(kernels);
  const computing = names.filter((name) => !name.endsWith('Scratch'));
  expect(Object.keys(TRIALS).sort()).toEqual(computing.sort());
  const called = Object.entries(TRIALS).map(([name, { run }]) => {
    const seen = new Set<string>();
    bitsOf(heap(), (bench) => run(watched(seen), bench));
    expect(seen).toContain(name);
    return [...seen];
  });
  expect(names.filter((name) => !called.flat().includes(name))).toEqual([]);
});

/** The kernels, noting which of them are called. */
function watched(seen: Set<string>): Kernels {
  return new Proxy(kernels, {
    get(target, name: keyof Kernels) {
      seen.add(name);
      return target[name];
    },
  });
}
