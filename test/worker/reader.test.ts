import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadReply, ReadRequest } from '#lib/worker/protocol.ts';
import { startReader } from '#lib/worker/reader.ts';
import { PARCEL } from '../state/fake.ts';

class FakeWorker {
  readonly asked: ReadRequest[] = [];
  onmessage: (event: { data: ReadReply }) => void = () => undefined;
  onerror: (event: { message: string; preventDefault(): void }) => void = () => undefined;
  ended = false;

  constructor() {
    workers.push(this);
  }
  postMessage(request: ReadRequest): void {
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
const files = [new File(['a'], 'a'), new File(['b'], 'b')];

describe('startReader()', () => {
  it('hands the files to its worker, unread, and gives what that makes of them', async () => {
    const read = startReader().read(files);
    expect(worker().asked).toEqual([{ files }]);
    worker().onmessage({ data: { type: 'read', parcel: PARCEL } });
    expect(await read).toBe(PARCEL);
  });

  it('rejects with what is wrong, what the worker dies of, and when it is closed', async () => {
    const refused = startReader().read(files);
    worker().onmessage({ data: { type: 'failed', message: 'b: is empty' } });
    await expect(refused).rejects.toThrow('b: is empty');
    const left = startReader().read(files);
    worker().onerror({ message: 'out of memory', preventDefault: () => undefined });
    await expect(left).rejects.toThrow('the worker stopped: out of memory');
    const reader = startReader();
    const cut = reader.read(files);
    reader.close();
    expect(worker().ended).toBe(true);
    await expect(cut).rejects.toThrow('reading was cancelled');
  });
});
