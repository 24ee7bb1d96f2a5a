import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { run } from '#lib/sim/run.ts';
import type { Snapshot } from '#lib/sim/snapshot.ts';
import { answerImages, type Trained } from '#lib/sim/trained.ts';
import { startInNode } from './engine/start.ts';
import { arm, federationOf, tiny } from './example.ts';

beforeAll(startInNode);

const spec = tiny({
  clients: { count: 5 },
  method: { ...arm(true, true), personalise: { steps: 2 }, realign: { steps: 2 } },
});

/** A run to its end: the last snapshot and what it returns. */
async function carriedOut(): Promise<{ last: Snapshot; trained: Trained }> {
  const events = run(spec, federationOf(spec));
  let last: Snapshot | null = null;
  for (;;) {
    const { value, done } = await events.next();
    if (done) return { last: last!, trained: value! };
    if (value.kind === 'round') last = value.snapshot;
  }
}

/** The images of the probe samples, in their order. */
function probeImages(): Float32Array {
  const { test, probe } = federationOf(spec);
  return Float32Array.from(
    [...probe].flatMap((index) => [...test.images.subarray(index * 64, (index + 1) * 64)]),
  );
}

describe('run(spec, federation)', () => {
  it('returns the trained models as plain data that can be cloned, null if it is stopped', async () => {
    const { trained } = await carriedOut();
    expect(trained).toMatchObject({ side: 8, classes: 10 });
    expect(trained.fleets.map(({ architecture, clients }) => [architecture, clients])).toEqual([
      ['mlp:6', [0, 3]],
      ['cnn:2-3', [1, 4]],
      ['mlp:5-4', [2]],
    ]);
    const [weight] = trained.fleets[0]!.weights;
    expect(weight!.shape).toEqual([2, 64, 6]);
    expect(weight!.values).toHaveLength(2 * 64 * 6);
    expect(structuredClone(trained)).toEqual(trained);

    const events = run(spec, federationOf(spec));
    await events.next();
    expect(await events.return(null)).toEqual({ value: null, done: true });
  });
});

describe('answerImages(trained, images)', () => {
  it('answers the probe samples with the bits of the last snapshot, and leaves nothing behind', async () => {
    const { last, trained } = await carriedOut();
    const before = liveTensors();
    const answers = answerImages(structuredClone(trained), probeImages());
    expect(liveTensors()).toBe(before);
    const { clientLogits, serverLogits, features } = last.kept!;
    expect(answers.clientLogits).toHaveLength(5 * 40 * 10);
    expect(answers).toEqual({ clientLogits, serverLogits, features });
  });

  it('answers one image as it answers it among others', async () => {
    const { trained } = await carriedOut();
    const images = probeImages();
    const [all, one] = [images, images.slice(7 * 64, 8 * 64)].map((some) =>
      answerImages(trained, some),
    );
    for (let client = 0; client < 5; client++) {
      const row = (values: Float32Array, n: number, i: number, width: number) => [
        ...values.subarray((client * n + i) * width, (client * n + i + 1) * width),
      ];
      expect(row(one!.serverLogits, 1, 0, 10)).toEqual(row(all!.serverLogits, 40, 7, 10));
      expect(row(one!.features.projector.values, 1, 0, 32)).toEqual(
        row(all!.features.projector.values, 40, 7, 32),
      );
    }
  });

  it.each([0, 63, 65])('refuses %d values, which are no images of 8 × 8', async (count) => {
    const { trained } = await carriedOut();
    const before = liveTensors();
    expect(() => answerImages(trained, new Float32Array(count))).toThrow(
      `images: ${count} values are not images of 8 × 8`,
    );
    expect(liveTensors()).toBe(before);
  });
});
