import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trained } from '#lib/sim/trained.ts';
import { startAsker } from '#lib/worker/asker.ts';
import type { AskReply, AskRequest } from '#lib/worker/protocol.ts';
import { ASKED } from '../state/fake.ts';

class FakeWorker {
  readonly asked: AskRequest[] = [];
  onmessage: (event: { data: AskReply }) => void = () => undefined;
  onerror: (event: { message: string; preventDefault(): void }) => void = () => undefined;
  ended = false;

  constructor() {
    workers.push(this);
  }
  postMessage(request: AskRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
}

let workers: FakeWorker[];
const worker = () => workers.at(-1)!;
beforeEach(() => {
  workers = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => void vi.unstubAllGlobals());

const models = (): Trained => ({
  side: 1,
  classes: 2,
  fleets: [],
  server: { trunk: [], classifier: [], projector: [] },
});
const image = Float32Array.of(1);
const words = () =>
  worker().asked.map((request) => `${request.type} ${'models' in request ? request.models : ''}`);
const lastJob = () => (worker().asked.at(-1) as { job: number }).job;

describe('startAsker()', () => {
  it('brings models once, and answers each question', async () => {
    const asker = startAsker();
    const trained = models();
    const first = asker.ask(trained, image);
    worker().onmessage({ data: { type: 'asked', job: lastJob(), asked: ASKED } });
    expect(await first).toBe(ASKED);
    void asker.ask(trained, image);
    expect(words()).toEqual(['bring 1', 'ask 1', 'ask 1']);
  });

  it('keeps eight models, and brings one that was dropped again', () => {
    const asker = startAsker();
    const many = Array.from({ length: 9 }, models);
    for (const trained of many) void asker.ask(trained, image);
    expect(words().filter((word) => word.startsWith('drop'))).toEqual(['drop 1']);
    void asker.ask(many[0]!, image);
    expect(words().slice(-3)).toEqual(['bring 19', 'drop 3', 'ask 19']);
  });

  it('rejects what the worker refuses, what it dies of, and what is under way when it is closed', async () => {
    const asker = startAsker();
    const ask = () => asker.ask(models(), image);
    const refused = ask();
    worker().onmessage({ data: { type: 'failed', job: lastJob(), message: 'no image' } });
    await expect(refused).rejects.toThrow('no image');
    const left = ask();
    worker().onerror({ message: 'out of memory', preventDefault: () => undefined });
    await expect(left).rejects.toThrow('the worker stopped: out of memory');
    const cut = ask();
    asker.close();
    expect(worker().ended).toBe(true);
    await expect(cut).rejects.toThrow('asking was cancelled');
  });
});
