import { spread } from './engine/blend.ts';
import { read, reshape, scope, tensor, type Tensor } from './engine/tensor.ts';
import { exit, extract, type Fleet } from './fleet.ts';
import { classify, embed, type Server, trunk } from './server.ts';
import { CUT_WIDTH } from './nets/client.ts';
import { PROJECTOR_WIDTH, TRUNK_WIDTH } from './nets/server.ts';
import type { Features, Stage } from './snapshot.ts';

/** How many rows go through the nets at once: bounds the memory, not the result. */
const ROWS = 2048;

/** What clients and server make of the same `n` images, through each of `K` clients. */
export interface Evaluation {
  /** `[K, n, classes]`. */
  readonly clientLogits: Float32Array;
  readonly serverLogits: Float32Array;
  readonly features: Readonly<Record<Stage, Features>>;
}

/** Sends images through every client's extractor and head and on through the server. @param images `[n, side × side]` */
export function evaluate(
  fleets: readonly Fleet[],
  server: Server,
  images: Float32Array,
  { n, classes }: { n: number; classes: number },
): Evaluation {
  const clients = fleets.reduce((sum, { members }) => sum + members.length, 0);
  const widths = {
    clientLogits: classes,
    serverLogits: classes,
    cut: CUT_WIDTH,
    trunk: TRUNK_WIDTH,
    projector: PROJECTOR_WIDTH,
  };
  const room = (width: number): Features => ({
    width,
    values: new Float32Array(clients * n * width),
  });
  const rooms = Object.fromEntries(
    Object.entries(widths).map(([name, width]) => [name, room(width)]),
  ) as Record<keyof typeof widths, Features>;

  const size = images.length / n;
  for (const fleet of fleets) {
    const most = Math.max(1, Math.floor(ROWS / fleet.members.length));
    for (let start = 0; start < n; start += most) {
      const count = Math.min(most, n - start);
      scope(() => {
        const seen = tensor(images.subarray(start * size, (start + count) * size), [count, size]);
        const parts = through(fleet, server, spread(seen, fleet.members.length));
        for (const name of Object.keys(rooms) as (keyof typeof rooms)[]) {
          place(rooms[name], read(parts[name]), fleet, { start, count, n });
        }
      });
    }
  }
  const { clientLogits, serverLogits, ...features } = rooms;
  return { clientLogits: clientLogits.values, serverLogits: serverLogits.values, features };
}

function through(
  fleet: Fleet,
  server: Server,
  images: Tensor,
): Record<Stage | 'clientLogits' | 'serverLogits', Tensor> {
  const cut = extract(fleet, images);
  const rows = reshape(cut, [1, cut.shape[0]! * cut.shape[1]!, CUT_WIDTH]);
  const t = trunk(server, rows);
  return {
    cut,
    trunk: t,
    projector: embed(server, t),
    clientLogits: exit(fleet, cut),
    serverLogits: classify(server, t),
  };
}

/** Copies a fleet's `[members, count, width]` to its clients' places in `[K, n, width]`. */
function place(
  { width, values }: Features,
  part: Float32Array,
  { members }: Fleet,
  { start, count, n }: { start: number; count: number; n: number },
): void {
  members.forEach(({ client }, m) => {
    const block = part.subarray(m * count * width, (m + 1) * count * width);
    values.set(block, (client * n + start) * width);
  });
}
