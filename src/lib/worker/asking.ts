import { softmax } from '#lib/measure/softmax.ts';
import { answers } from '#lib/sim/answers.ts';
import { answerImages, type Trained } from '#lib/sim/trained.ts';
import type { AskReply, AskRequest, Asked } from './protocol.ts';

/** What the asking service needs of its host, a worker. */
export interface AskingHost {
  /** Starts the engine. */
  start(): Promise<void>;
  post(reply: AskReply): void;
}

/** Trained models behind messages: they are taken once and kept, then asked about images, one question after the other. */
export function serveAsking(host: AskingHost): (request: AskRequest) => Promise<void> {
  const kept = new Map<number, Trained>();
  let queue = Promise.resolve();

  async function ask(job: number, models: number, images: Float32Array): Promise<void> {
    const trained = kept.get(models);
    if (!trained) throw new Error(`models ${models}: nobody has brought them`);
    await host.start();
    host.post({ type: 'asked', job, asked: asked(trained, images) });
  }

  return (request) => {
    if (request.type === 'bring') kept.set(request.models, request.trained);
    if (request.type === 'drop') kept.delete(request.models);
    if (request.type !== 'ask') return queue;
    const { job, models, images } = request;
    queue = queue
      .then(() => ask(job, models, images))
      .catch((error: Error) => host.post({ type: 'failed', job, message: error.message }));
    return queue;
  };
}

/** What the models make of images `[n, side × side]`, grey 0 … 1. */
export function asked(trained: Trained, images: Float32Array): Asked {
  const { clientLogits, serverLogits, features } = answerImages(trained, images);
  const { classes } = trained;
  return {
    answers: answers(clientLogits, serverLogits, classes),
    clientShares: softmax(clientLogits, classes),
    serverShares: softmax(serverLogits, classes),
    features,
  };
}
