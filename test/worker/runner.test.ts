import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPool } from '#lib/worker/pool.ts';
import type { RunReply, RunRequest } from '#lib/worker/protocol.ts';
import { openRuns } from '#lib/worker/runner.ts';
import { tiny } from '../sim/example.ts';
import { PARCEL } from '../state/fake.ts';

const END: RunReply = {
  type: 'end',
  trained: {
    side: 8,
    classes: 10,
    fleets: [],
    server: { trunk: [], classifier: [], projector: [] },
  },
};

/** Workers that do what the test says. */
let workers: FakeWorker[];

class FakeWorker {
  readonly asked: RunRequest[] = [];
  ended = false;
  onmessage: ((event: { data: RunReply }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;

  constructor() {
    workers.push(this);
  }

  postMessage(request: RunRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  say(reply: RunReply): void {
    this.onmessage!({ data: reply });
  }
}

const words = ({ asked }: FakeWorker) => asked.map(({ type }) => type);
const spec = tiny();

/** Opens runs one by one, or side by side, and keeps what they say. */
function opened(most: number, groups: readonly (readonly string[])[]) {
  const pool = openPool(most);
  const heard: string[] = [];
  const runners = groups.flatMap((names) => {
    const listener = (name: string) => (reply: RunReply) => heard.push(`${name} ${reply.type}`);
    return openRuns(
      pool,
      names.map((name) => ({ spec, listener: listener(name) })),
    );
  });
  return { heard, runners };
}

beforeEach(() => {
  workers = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('openRuns(pool, orders)', () => {
  it('opens each run in a worker of its own, and ends it with its last word', () => {
    const { heard } = opened(2, [['a', 'b']]);
    expect(workers.map(words)).toEqual([['open'], ['open']]);
    workers[1]!.say(END);
    expect(workers.map(({ ended }) => ended)).toEqual([false, true]);
    expect(heard).toEqual(['b end']);
  });

  it('opens a run with the dataset that came with its order', () => {
    openRuns(openPool(1), [{ spec, parcel: PARCEL, listener: () => undefined }]);
    expect(workers[0]!.asked).toEqual([{ type: 'open', spec, parcel: PARCEL }]);
  });

  it('keeps what is asked of a run that waits, until it has a worker', () => {
    const { runners } = opened(1, [['a'], ['b']]);
    runners[1]!.next();
    expect(workers.length).toBe(1);
    workers[0]!.say(END);
    runners[1]!.next();
    expect(words(workers[1]!)).toEqual(['open', 'next', 'next']);
  });

  it('a cancelled run falls silent and leaves its place as soon as it has stopped', () => {
    const { heard, runners } = opened(2, [['a', 'b'], ['c']]);
    runners[0]!.cancel();
    workers[0]!.say({ type: 'step', round: 1, step: 1 });
    expect([words(workers[0]!), workers.length]).toEqual([['open', 'cancel'], 2]);
    workers[0]!.say({ type: 'stopped' });
    workers[1]!.say({ type: 'step', round: 1, step: 1 });
    expect([workers[0]!.ended, workers[1]!.ended, workers.length]).toEqual([true, false, 3]);
    expect(heard).toEqual(['b step']);
  });

  it('a cancelled run that does not stop by itself is ended after a short grace', () => {
    const { runners } = opened(1, [['a'], ['b']]);
    runners[0]!.cancel();
    expect([workers[0]!.ended, workers.length]).toEqual([false, 1]);
    vi.runAllTimers();
    expect([workers[0]!.ended, workers.length]).toEqual([true, 2]);
  });

  it('a worker that dies fails its own run, in the round it was in, and frees its place', () => {
    const replies: RunReply[] = [];
    const pool = openPool(2);
    const order = { spec, listener: (reply: RunReply) => replies.push(reply) };
    openRuns(pool, [order, { spec, listener: () => expect.unreachable() }]);
    openRuns(pool, [{ spec, listener: () => expect.unreachable() }]);
    workers[0]!.say({ type: 'step', round: 3, step: 1 });
    workers[0]!.onerror!({ message: 'no memory', preventDefault: () => undefined });
    expect(replies.at(-1)).toEqual({
      type: 'failed',
      message: 'the worker stopped: no memory',
      round: 3,
    });
    expect(workers.map(({ ended }) => ended)).toEqual([true, false, false]);
  });

  it('a worker that cannot start is told after the runs were opened', async () => {
    vi.stubGlobal('Worker', () => {
      throw new Error('not allowed');
    });
    const { heard } = opened(1, [['a', 'b']]);
    expect(heard).toEqual([]);
    await Promise.resolve();
    expect(heard).toEqual(['a failed', 'b failed']);
  });

  it('a run whose order cannot be sent fails and gives its place away', async () => {
    class Deaf extends FakeWorker {
      override postMessage(): void {
        throw new DOMException('it could not be cloned', 'DataCloneError');
      }
    }
    vi.stubGlobal('Worker', Deaf);
    const { heard } = opened(1, [['a'], ['b']]);
    vi.stubGlobal('Worker', FakeWorker);
    await Promise.resolve();
    expect(heard).toEqual(['a failed']);
    expect([workers[0]!.ended, words(workers[1]!)]).toEqual([true, ['open']]);
  });
});
