import { beforeAll, expect, it } from 'vitest';
import { arrayFootprint, engineFootprint, total } from '#lib/sim/footprint.ts';
import { run } from '#lib/sim/run.ts';
import { CLASSES, readSpec } from '#lib/sim/spec.ts';
import { heap } from './engine/exhaust.ts';
import { startInNode } from './engine/start.ts';
import { federationOf } from './example.ts';

beforeAll(startInNode);

/** A short run of few samples. */
const short = (data: object, clients: object, method: object) =>
  readSpec({
    data: { trainPerClient: 20, testPerClass: 40, probePerClass: 10, ...data },
    clients,
    method: { rounds: 3, stepsPerRound: 1, ...method },
  });

// The engine's memory does not shrink: each needs more than the one before.
it.each([
  ['an evaluation', short({ side: 20 }, { architectures: ['cnn-l', 'mlp-s'] }, { batch: 4 })],
  ['a step', short({}, { count: 24 }, { batch: 64 })],
  [
    'the models',
    short({ side: 20 }, { count: 20, architectures: ['mlp:512-512-512'] }, { batch: 4 }),
  ],
])(
  'engineFootprint(spec, classes) is what %s takes and less than twice as much',
  async (_, spec) => {
    for await (const event of run(spec, federationOf(spec))) void event;
    const taken = heap().asm.memory.buffer.byteLength;
    const estimate = total(engineFootprint(spec, CLASSES));
    expect(estimate).toBeGreaterThanOrEqual(taken);
    expect(estimate).toBeLessThan(2 * taken);
  },
  60_000,
);

it('arrayFootprint(spec, classes) covers samples and kept rounds and no more than twice of them', async () => {
  const spec = short(
    { trainPerClient: 100, testPerClass: 100, probePerClass: 50 },
    { count: 10 },
    {},
  );
  const federation = federationOf(spec);
  let held = bytesIn(federation);
  for await (const event of run(spec, federation)) {
    if (event.kind === 'round') held += bytesIn(event.snapshot.kept);
  }
  const estimate = total(arrayFootprint(spec, CLASSES));
  expect(estimate).toBeGreaterThanOrEqual(held);
  expect(estimate).toBeLessThan(2 * held);
});

/** Bytes of the typed arrays in a value. */
function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum, part) => sum + bytesIn(part), 0);
}
