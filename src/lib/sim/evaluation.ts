import { read, reshape, scope, sliceRows, type Tensor } from './engine/tensor.ts';
import { exit, extract, type Fleet } from './fleet.ts';
import { EVALUATED } from './footprint.ts';
import { type Inputs, inputOf } from './inputs.ts';
import { classify, embed, type Server, trunk } from './server.ts';
import { CUT_WIDTH } from './nets/client.ts';
import { PROJECTOR_WIDTH, TRUNK_WIDTH } from './nets/server.ts';
import type { Features, Stage } from './snapshot.ts';

/** What clients and server answer to the same `n` images, through each of `K` clients. */
export interface Logits {
  /** `[K, n, classes]`. */
  readonly clientLogits: Float32Array;
  readonly serverLogits: Float32Array;
}

export interface Evaluation extends Logits {
  readonly features: Readonly<Record<Stage, Features>>;
}

/** Logits and features of images through every client's extractor and head and on through the server. */
export function evaluate(
  fleets: readonly Fleet[],
  server: Server,
  inputs: Inputs,
  classes: number,
): Evaluation {
  const widths = { cut: CUT_WIDTH, trunk: TRUNK_WIDTH, projector: PROJECTOR_WIDTH };
  const found = collect(fleets, inputs, { ...logitWidths(classes), ...widths }, (fleet, input) => {
    const { cut, trunk: t, ...logits } = through(fleet, server, input);
    return { ...logits, cut, trunk: t, projector: embed(server, t) };
  });
  const { clientLogits, serverLogits, ...values } = found;
  const featuresAt = (stage: Stage): Features => ({ width: widths[stage], values: values[stage] });
  const features = {
    cut: featuresAt('cut'),
    trunk: featuresAt('trunk'),
    projector: featuresAt('projector'),
  };
  return { clientLogits, serverLogits, features };
}

/** The logits alone: what every round needs. */
export function evaluateLogits(
  fleets: readonly Fleet[],
  server: Server,
  inputs: Inputs,
  classes: number,
): Logits {
  return collect<keyof Logits>(fleets, inputs, logitWidths(classes), (fleet, input) =>
    through(fleet, server, input),
  );
}

function logitWidths(classes: number) {
  return { clientLogits: classes, serverLogits: classes };
}

function through(fleet: Fleet, server: Server, input: Tensor) {
  const cut = extract(fleet, input);
  const t = trunk(server, reshape(cut, [1, cut.size / CUT_WIDTH, CUT_WIDTH]));
  return { cut, trunk: t, clientLogits: exit(fleet, cut), serverLogits: classify(server, t) };
}

/** Everything named in `widths`, `[K, n, width]`, from what `see` makes of blocks of images. */
function collect<Name extends string>(
  fleets: readonly Fleet[],
  inputs: Inputs,
  widths: Readonly<Record<Name, number>>,
  see: (fleet: Fleet, input: Tensor) => Readonly<Record<Name, Tensor>>,
): Record<Name, Float32Array> {
  const { n } = inputs;
  const names = Object.keys(widths) as Name[];
  const clients = fleets.reduce((sum, { members }) => sum + members.length, 0);
  const rooms = Object.fromEntries(
    names.map((name) => [name, new Float32Array(clients * n * widths[name])]),
  ) as Record<Name, Float32Array>;
  for (const fleet of fleets) {
    const input = inputOf(inputs, fleet.net);
    const most = Math.max(1, Math.floor(EVALUATED / fleet.members.length));
    for (let start = 0; start < n; start += most) {
      const count = Math.min(most, n - start);
      scope(() => {
        const block = sliceRows(input, start, count);
        const parts = see(fleet, reshape(block, [1, ...block.shape]));
        for (const name of names) {
          place(rooms[name], read(parts[name]), fleet, widths[name], { start, count, n });
        }
      });
    }
  }
  return rooms;
}

/** Copies a fleet's `[members, count, width]` to its clients' places in `[K, n, width]`. */
function place(
  room: Float32Array,
  part: Float32Array,
  { members }: Fleet,
  width: number,
  { start, count, n }: { start: number; count: number; n: number },
): void {
  members.forEach(({ client }, m) => {
    const block = part.subarray(m * count * width, (m + 1) * count * width);
    room.set(block, (client * n + start) * width);
  });
}
