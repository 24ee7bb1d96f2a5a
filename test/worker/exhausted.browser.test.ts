import { expect, test } from 'vitest';
import type { RunReply, RunRequest } from '#lib/worker/protocol.ts';
import { tiny } from '../sim/example.ts';

const spec = tiny();

/** What a run worker answers to these requests, without its steps. */
async function answers(...requests: readonly (RunRequest | 'exhaust')[]): Promise<RunReply[]> {
  const worker = new Worker(new URL('./exhausted.worker.ts', import.meta.url), { type: 'module' });
  const replies: RunReply[] = [];
  const done = new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<RunReply>) => {
      if (data.type !== 'step') replies.push(data);
      if (data.type === 'end' || data.type === 'failed') resolve();
    };
  });
  for (const request of requests) worker.postMessage(request);
  await done;
  worker.terminate();
  return replies;
}

const next = { type: 'next' } as const;

test('a run whose engine runs out of memory is told as failed after its rounds, and the next one is none the worse', async () => {
  const failed = await answers({ type: 'open', spec }, next, next, 'exhaust', next, next);
  expect(failed.map(({ type }) => type)).toEqual(['opening', 'round', 'round', 'failed']);
  expect(failed.at(-1)).toMatchObject({
    round: 2,
    message: expect.stringMatching(/^memory ran out in round 2; /),
  });
  const whole = await answers({ type: 'open', spec }, next, next, next, next, next);
  expect(whole.map(({ type }) => type).slice(-2)).toEqual(['round', 'end']);
  expect(whole.slice(0, 3)).toEqual(failed.slice(0, 3));
});
