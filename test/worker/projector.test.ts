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

/** A worker that answers when it is told to. */
class Answering extends Silent {
  onmessage: (event: { data: unknown }) => void = () => {};
  answer(data: unknown) {
    this.onmessage({ data });
  }
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

  it('asks for a null motion and for a geometry, and hands the answers on', async () => {
    const workers: Answering[] = [];
    vi.stubGlobal(
      'Worker',
      class extends Answering {
        constructor() {
          super();
          workers.push(this);
        }
      },
    );
    const projector = startProjector();
    const motion = projector.nullMotion({ features, from: null, seed: 1 });
    const probed = { classes: 1, labels: new Uint8Array(4), clients: [] };
    const geometry = projector.geometry({ probed, features });
    expect(workers[0]!.asked).toMatchObject([
      { type: 'null', job: 1, motion: { seed: 1 } },
      { type: 'geometry', job: 2, geometry: { probed } },
    ]);
    workers[0]!.answer({ type: 'geometry', job: 2, geometry: 'measured' });
    workers[0]!.answer({ type: 'null', job: 1, first: 'a', second: 'b' });
    expect(await geometry).toBe('measured');
    expect(await motion).toMatchObject({ first: 'a', second: 'b' });
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
