import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProjector } from '#lib/worker/projector.ts';

/** A worker that never answers. */
class Silent {
  readonly asked: unknown[] = [];
  postMessage(request: unknown) {
    this.asked.push(request);
  }
  terminate() {}
}

const features = { width: 2, values: new Float32Array(8) };

describe('startProjector()', () => {
  beforeEach(() => vi.stubGlobal('Worker', Silent));
  afterEach(() => vi.unstubAllGlobals());

  it('settles what is under way when it is closed', async () => {
    const projector = startProjector();
    const job = projector.axes({ features, basis: null });
    projector.close();
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects a job that is cancelled', async () => {
    const projector = startProjector();
    const control = new AbortController();
    const pair = { before: features, after: features, from: null, seed: 1 };
    const job = projector.pair(pair, { signal: control.signal });
    control.abort();
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  });
});
