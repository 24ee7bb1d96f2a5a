import { expect, it } from 'vitest';
import type { Trained } from '#lib/sim/trained.ts';
import { startAsker } from '#lib/worker/asker.ts';
import { openPool } from '#lib/worker/pool.ts';
import { openRuns } from '#lib/worker/runner.ts';
import { tiny } from '../sim/example.ts';

/** Trains a spec in a worker to its end. */
function trainedBy(spec: ReturnType<typeof tiny>): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const [run] = openRuns(openPool(1), [
      {
        spec,
        listener(reply) {
          if (reply.type === 'end') resolve(reply.trained);
          if (reply.type === 'failed') reject(new Error(reply.message));
        },
      },
    ]);
    for (let round = 0; round <= spec.method.rounds + 1; round++) run!.next();
  });
}

it('the models of a run in one worker answer an image in another', async () => {
  const spec = tiny({ method: { rounds: 1 } });
  const trained = await trainedBy(spec);
  const asker = startAsker();
  const image = Float32Array.from({ length: spec.data.side ** 2 }, (_, pixel) => pixel % 2);
  const asked = await asker.ask(trained, image);
  expect(asked.answers.client).toHaveLength(spec.clients.count);
  expect(asked.clientShares).toHaveLength(spec.clients.count * 10);
  expect(await asker.ask(trained, image)).toEqual(asked);
  await expect(asker.ask(trained, image.slice(1))).rejects.toThrow('are not images of');
  asker.close();
});
