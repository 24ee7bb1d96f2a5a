import { beforeAll, expect, it } from 'vitest';
import { scratch } from '#lib/sim/engine/kernels/machine.ts';
import { add, tensor, type Tensor } from '#lib/sim/engine/tensor.ts';
import { type Run, run } from '#lib/sim/run.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import { serveRun } from '#lib/worker/service.ts';
import { exhaust, heap, lowest } from './engine/exhaust.ts';
import { startInNode } from './engine/start.ts';
import { arm, federationOf, tiny } from './example.ts';

const spec = tiny({ method: arm(true, true) });

/** What an error says that ends a run in round 2. */
const inRound2 = {
  message: expect.stringMatching(
    /^memory ran out in round 2; .* lower clients\.count, method\.batch/,
  ),
  round: 2,
};

const replies: RunReply[] = [];
const serve = serveRun({
  start: startInNode,
  post: (reply) => replies.push(reply),
  breathe: async () => {},
  now: () => 0,
  close: () => {},
});

let a: Tensor;
let b: Tensor;
let own: Uint8Array;
/** Runs of the spec: before their first round, after round 1, after the first and the second step of round 2. */
let runs: readonly Run[];

// The engine's memory does not shrink: all that is tested begins before it is exhausted.
beforeAll(async () => {
  await startInNode();
  [a, b] = [1, 2].map((value) => tensor(new Float32Array(10).fill(value), [10])) as [
    Tensor,
    Tensor,
  ];
  runs = await Promise.all([0, 4, 5, 6].map(afterEvents));
  await serve({ type: 'open', spec });
  for (let round = 0; round < 2; round++) await serve({ type: 'next' });
  exhaust();
  own = lowest();
});

async function afterEvents(count: number): Promise<Run> {
  const events = run(spec, federationOf(spec));
  for (let event = 0; event < count; event++) await events.next();
  return events;
}

it('tensor(values, shape) and operations say that memory ran out, and overwrite nothing', () => {
  const refusal = { name: 'MemoryError', message: "the engine's memory has no room for 40 bytes" };
  expect(() => tensor(new Float32Array(10), [10])).toThrow(expect.objectContaining(refusal));
  expect(() => add(a, b)).toThrow(expect.objectContaining(refusal));
  expect(lowest()).toEqual(own);
});

it.each([1e8, 2 ** 32, -4])(
  'scratch(%d) and an allocation of so many bytes are refused',
  (bytes) => {
    expect(() => heap()._malloc(bytes)).toThrow(`has no room for ${bytes} bytes`);
    expect(() => scratch(bytes)).toThrow(`has no room for ${bytes} bytes`);
  },
);

it.each([1, 2, 3])('run(spec, federation) ends in its round, wherever it is: run %i', async (i) => {
  await expect(runs[i]!.next()).rejects.toMatchObject({ name: 'RunError', ...inRound2 });
  expect(await runs[i]!.next()).toEqual({ value: undefined, done: true });
  expect(lowest()).toEqual(own);
});

it('run(spec, federation) ends in round 0 if there is no memory from the start', async () => {
  await expect(runs[0]!.next()).rejects.toMatchObject({ name: 'RunError', round: 0 });
});

it('a service tells it with the round, after the rounds before, and falls silent', async () => {
  for (let again = 0; again < 3; again++) await serve({ type: 'next' });
  expect(replies.flatMap((r) => (r.type === 'round' ? [r.report.round] : []))).toEqual([0, 1]);
  const failure = replies.findIndex(({ type }) => type === 'failed');
  expect(replies.slice(failure)).toEqual([{ type: 'failed', ...inRound2 }]);
});
