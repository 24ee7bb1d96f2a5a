import type { LabelKind } from './methods/labels.ts';
import type { Crew } from './methods/method.ts';
import { CUT_WIDTH } from './nets/client.ts';
import { flops, parameters } from './nets/layers.ts';
import type { ServerNet } from './nets/server.ts';
import type { Message } from './snapshot.ts';

/** What a step of training costs against a forward pass: forward, gradient of inputs, gradient of weights. */
const TRAINING = 3;

/** The steps of one phase of a round: who took part, how often, and what travelled. */
export interface Stint {
  /** How many clients there are. */
  readonly clients: number;
  readonly crews: readonly Crew[];
  readonly steps: number;
  /** Samples of each client's batch. */
  readonly batch: number;
  readonly classes: number;
  readonly labels: LabelKind;
}

/**
 * The messages of training, client by client: for every extractor that it trains, features up and
 * their gradient down at each step and its model down and up once; its labels once per step, or where
 * they do not travel every extractor's logits down and their gradient up. A number is 4 bytes, a label 1.
 */
export function messages(stint: Stint): Message[] {
  return everyClient(stint.crews).flatMap(([client, extractors]) => {
    const { up, down } = wireOf(client);
    const models = extractors.map(modelShape);
    return [
      ...models.map((shape) => down('model', shape, 1)),
      ...asked(client, extractors.length, stint),
      down('gradient', [stint.batch, CUT_WIDTH], stint.steps * extractors.length),
      ...models.map((shape) => up('model', shape, 1)),
    ];
  });
}

/**
 * The messages of the server's re-alignment, client by client: the models that it simulates down once, its
 * own being there; at each step all that training sends but the gradient of the features.
 */
export function realignMessages(stint: Stint): Message[] {
  return everyClient(stint.crews).flatMap(([client, extractors]) => {
    const lent = extractors.filter(({ simulated }) => simulated);
    return [
      ...lent.map((extractor) => wireOf(client).down('model', modelShape(extractor), 1)),
      ...asked(client, extractors.length, stint),
    ];
  });
}

/** Operations by client, and of the server. */
export interface Work {
  /** `[clients]`; 0 for those that took no part. */
  readonly clients: readonly number[];
  readonly server: number;
}

/**
 * Floating-point operations of training: of every client, each step with its inner steps, and of the
 * server, whose projector works only where features are aligned. The losses themselves are not counted.
 */
export function work(stint: Stint, net: ServerNet, inner: number): Work {
  const passes = TRAINING * stint.steps * stint.batch;
  return {
    clients: perClient(stint, (extractor) => passes * (1 + inner) * modelFlops(extractor)),
    server: passes * rowsServed(stint) * served(net, stint.labels),
  };
}

/** Operations of personalisation: each client trains its own model. */
export function personaliseWork(stint: Stint): Work {
  const passes = TRAINING * stint.steps * stint.batch;
  return { clients: perClient(stint, (extractor) => passes * modelFlops(extractor)), server: 0 };
}

/** Operations of the server's re-alignment: extractors only send features, the server trains. */
export function realignWork(stint: Stint, net: ServerNet): Work {
  const passes = stint.steps * stint.batch;
  return {
    clients: perClient(stint, ({ net: { extractor } }) => passes * flops(extractor)),
    server: TRAINING * passes * rowsServed(stint) * served(net, stint.labels),
  };
}

interface Extractor {
  readonly net: Crew['net'];
  readonly simulated: boolean;
}

/** Every client with the extractors that it runs, by client. */
function everyClient(crews: readonly Crew[]): [number, Extractor[]][] {
  const found = new Map<number, Extractor[]>();
  for (const { members, net } of crews) {
    for (const { client, simulated } of members)
      found.set(client, [...(found.get(client) ?? []), { net, simulated }]);
  }
  return [...found].sort(([a], [b]) => a - b);
}

/** The cost of all extractors that each client runs, `[clients]`. */
function perClient({ clients, crews }: Stint, cost: (extractor: Extractor) => number): number[] {
  const found = new Map(everyClient(crews));
  return Array.from({ length: clients }, (_, id) => total(found.get(id) ?? [], cost));
}

/** Extractors whose features the server gets: rows of one sample each. */
function rowsServed({ crews }: Stint): number {
  return total(crews, ({ members }) => members.length);
}

/** What so many extractors of a client send for the server to learn: features and, in either form, their classes. */
function asked(client: number, extractors: number, stint: Stint): Message[] {
  const { batch, classes, steps, labels } = stint;
  const { up, down } = wireOf(client);
  const count = steps * extractors;
  const features = up('features', [batch, CUT_WIDTH], count);
  if (labels !== 'none') return [features, up(labels, [batch], steps, 1)];
  const shape = [batch, classes];
  return [features, down('logits', shape, count), up('logit gradient', shape, count)];
}

/** Messages between a client and the server; `size` bytes a number. */
function wireOf(client: number) {
  const sent =
    (from: Message['from'], to: Message['to']) =>
    (kind: Message['kind'], shape: number[], count: number, size = 4): Message => ({
      ...{ from, to, kind, shape, count },
      bytes: count * size * shape.reduce((a, b) => a * b, 1),
    });
  return { up: sent(client, 'server'), down: sent('server', client) };
}

function modelShape({ net: { extractor, head } }: Extractor): number[] {
  return [parameters(extractor) + parameters(head)];
}

function modelFlops({ net: { extractor, head } }: Extractor): number {
  return flops(extractor) + flops(head);
}

/** The server's operations for one row. */
function served({ trunk, classifier, projector }: ServerNet, labels: LabelKind): number {
  return total([trunk, classifier, ...(labels === 'labels' ? [] : [projector])], flops);
}

function total<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((sum, item) => sum + value(item), 0);
}
