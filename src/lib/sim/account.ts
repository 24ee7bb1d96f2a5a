import type { Crew } from './methods/method.ts';
import { CUT_WIDTH } from './nets/client.ts';
import { flops, parameters } from './nets/layers.ts';
import type { ServerNet } from './nets/server.ts';
import type { Message } from './snapshot.ts';

/** What a step of training costs against a forward pass: forward, gradient of inputs, gradient of weights. */
const TRAINING = 3;

/** The size of a round: its steps, and the samples of each client's batch. */
export interface RoundSize {
  readonly steps: number;
  readonly batch: number;
}

/**
 * The messages of one round, client by client: for every extractor that it trains, features up and
 * their gradient down at each step and its model down and up once; its labels once per step. A
 * feature is 4 bytes a number, a label 1.
 */
export function messages(
  crews: readonly Crew[],
  { steps, batch }: RoundSize,
  labels: 'labels' | 'permuted labels',
): Message[] {
  return everyClient(crews).flatMap(([client, nets]) => {
    const up = (kind: Message['kind'], shape: number[], count: number, size: number) =>
      message(client, 'server', kind, shape, count, size);
    const down = (kind: Message['kind'], shape: number[], count: number) =>
      message('server', client, kind, shape, count, 4);
    const models = nets.map(({ extractor, head }) => [parameters(extractor) + parameters(head)]);
    const features = [batch, CUT_WIDTH];
    return [
      ...models.map((shape) => down('model', shape, 1)),
      up('features', features, steps * nets.length, 4),
      up(labels, [batch], steps, 1),
      down('gradient', features, steps * nets.length),
      ...models.map((shape) => up('model', shape, 1, 4)),
    ];
  });
}

/**
 * Floating-point operations of one round's training: of every client, and of the server, whose projector
 * works only where features are aligned. The losses themselves are not counted.
 */
export function work(
  crews: readonly Crew[],
  { trunk, classifier, projector }: ServerNet,
  { steps, batch }: RoundSize,
  aligned: boolean,
) {
  const served = [trunk, classifier, ...(aligned ? [projector] : [])];
  const passes = TRAINING * steps * batch;
  const extractors = everyClient(crews);
  const rows = extractors.reduce((sum, [, nets]) => sum + nets.length, 0);
  return {
    clients: extractors.map(
      ([, nets]) =>
        passes * nets.reduce((sum, { extractor, head }) => sum + flops(extractor) + flops(head), 0),
    ),
    server: passes * rows * served.reduce((sum, layers) => sum + flops(layers), 0),
  };
}

/** Every client with the nets that it trains, by client. */
function everyClient(crews: readonly Crew[]): [number, Crew['net'][]][] {
  const nets = new Map<number, Crew['net'][]>();
  for (const { members, net } of crews) {
    for (const { client } of members) nets.set(client, [...(nets.get(client) ?? []), net]);
  }
  return [...nets].sort(([a], [b]) => a - b);
}

function message(
  from: Message['from'],
  to: Message['to'],
  kind: Message['kind'],
  shape: number[],
  count: number,
  size: number,
): Message {
  return { from, to, kind, shape, count, bytes: count * size * shape.reduce((a, b) => a * b, 1) };
}
