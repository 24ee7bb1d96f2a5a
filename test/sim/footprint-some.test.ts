import { beforeAll, expect, it } from 'vitest';
import { engineFootprint, total } from '#lib/sim/footprint.ts';
import { run } from '#lib/sim/run.ts';
import { CLASSES, readSpec } from '#lib/sim/spec.ts';
import { heap } from './engine/exhaust.ts';
import { startInNode } from './engine/start.ts';
import { federationOf } from './example.ts';

beforeAll(startInNode);

// By itself: the engine's memory does not shrink, and a test before it would hide what it takes.
it('engineFootprint(spec, classes) covers models of some clients that are put back among the others', async () => {
  const spec = readSpec({
    data: { side: 20, trainPerClient: 20, testPerClass: 10, probePerClass: 4 },
    clients: { count: 12, participation: 0.9, architectures: ['mlp:512-512-512'] },
    method: { id: 'splitgp', rounds: 3, stepsPerRound: 1, batch: 4 },
  });
  for await (const event of run(spec, federationOf(spec))) void event;
  const taken = heap().asm.memory.buffer.byteLength;
  const estimate = total(engineFootprint(spec, CLASSES));
  expect(estimate).toBeGreaterThanOrEqual(taken);
  expect(estimate).toBeLessThan(2 * taken);
}, 60_000);
