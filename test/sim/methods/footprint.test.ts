import { beforeAll, expect, it } from 'vitest';
import { engineFootprint, total } from '#lib/sim/footprint.ts';
import { run } from '#lib/sim/run.ts';
import { CLASSES, readSpec } from '#lib/sim/spec.ts';
import { heap } from '../engine/exhaust.ts';
import { startInNode } from '../engine/start.ts';
import { federationOf } from '../example.ts';

beforeAll(startInNode);

/** A short run of few samples in large batches. */
const short = (count: number, method: object) =>
  readSpec({
    data: { trainPerClient: 20, testPerClass: 40, probePerClass: 10 },
    clients: { count },
    method: { rounds: 2, stepsPerRound: 1, batch: 64, ...method },
  });

const estimateOf = (count: number, method: object) =>
  total(engineFootprint(short(count, method), CLASSES));

const SETTLED = { personalise: { steps: 2 }, realign: { steps: 2 } };

// The engine's memory does not shrink: each needs more than the one before.
it.each([
  ['loans within budget', short(20, { meta: { simulate: 'within-budget' }, ...SETTLED })],
  [
    'inner steps without labels',
    short(28, { meta: { innerSteps: 2 }, contrast: { labels: 'none' }, ...SETTLED }),
  ],
])(
  'engineFootprint(spec, classes) is what %s take and less than twice as much',
  async (_, spec) => {
    for await (const event of run(spec, federationOf(spec))) void event;
    const taken = heap().asm.memory.buffer.byteLength;
    const estimate = total(engineFootprint(spec, CLASSES));
    expect(estimate).toBeGreaterThanOrEqual(taken);
    expect(estimate).toBeLessThan(2 * taken);
  },
  60_000,
);

it('engineFootprint(spec, classes) counts the copies that are adapted, and dearer loans', () => {
  const plain = estimateOf(20, {});
  expect(estimateOf(20, { meta: { innerSteps: 1 } })).toBeGreaterThan(plain);
  expect(estimateOf(20, { meta: { innerSteps: 5 } })).toBe(
    estimateOf(20, { meta: { innerSteps: 1 } }),
  );
  expect(estimateOf(20, { meta: { on: false, innerSteps: 1 } })).toBe(
    estimateOf(20, { meta: { on: false } }),
  );
  expect(estimateOf(20, { meta: { simulate: 'within-budget' } })).toBeLessThan(plain);
});
