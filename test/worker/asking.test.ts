import { describe, expect, it } from 'vitest';
import { run } from '#lib/sim/run.ts';
import { answerImages, type Trained } from '#lib/sim/trained.ts';
import { serveAsking } from '#lib/worker/asking.ts';
import type { AskReply } from '#lib/worker/protocol.ts';
import { startInNode } from '../sim/engine/start.ts';
import { federationOf, tiny } from '../sim/example.ts';

function served() {
  const replies: AskReply[] = [];
  const serve = serveAsking({ start: startInNode, post: (reply) => replies.push(reply) });
  return { serve, replies };
}

const spec = tiny({ method: { rounds: 1 } });
const federation = federationOf(spec);
const image = federation.test.images.slice(0, federation.side ** 2);

async function models(): Promise<Trained> {
  await startInNode();
  const events = run(spec, federation);
  for (;;) {
    const { value, done } = await events.next();
    if (done) return value!;
  }
}

describe('serveAsking(host)', () => {
  it('says what every client and the server make of an image', async () => {
    const trained = await models();
    const { serve, replies } = served();
    await serve({ type: 'bring', models: 1, trained });
    await serve({ type: 'ask', job: 7, models: 1, images: image });
    const [reply] = replies;
    if (reply?.type !== 'asked') throw new Error('no answer');
    const { answers, clientShares, serverShares, features } = reply.asked;
    const clients = spec.clients.count;
    expect(reply.job).toBe(7);
    expect(features).toEqual(answerImages(trained, image).features);
    for (let client = 0; client < clients; client++) {
      const row = clientShares.subarray(client * 10, (client + 1) * 10);
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      expect(row[answers.client[client]!]).toBe(Math.max(...row));
      const entropy = row.reduce((sum, share) => sum - share * Math.log(share), 0) / Math.log(10);
      expect(answers.entropy[client]).toBeCloseTo(entropy, 4);
      const served = serverShares.subarray(client * 10, (client + 1) * 10);
      expect(served[answers.server![client]!]).toBe(Math.max(...served));
    }
  });

  it('answers by the models that are named, and by none that were dropped', async () => {
    const { serve, replies } = served();
    await serve({ type: 'bring', models: 1, trained: await models() });
    await serve({ type: 'ask', job: 1, models: 2, images: image });
    await serve({ type: 'drop', models: 1 });
    await serve({ type: 'ask', job: 2, models: 1, images: image });
    expect(replies).toEqual([
      { type: 'failed', job: 1, message: 'models 2: nobody has brought them' },
      { type: 'failed', job: 2, message: 'models 1: nobody has brought them' },
    ]);
  });

  it('refuses what is no image, and goes on', async () => {
    const { serve, replies } = served();
    await serve({ type: 'bring', models: 1, trained: await models() });
    void serve({ type: 'ask', job: 1, models: 1, images: image.slice(1) });
    await serve({ type: 'ask', job: 2, models: 1, images: image });
    expect(replies.map(({ type, job }) => `${type} ${job}`)).toEqual(['failed 1', 'asked 2']);
  });
});
