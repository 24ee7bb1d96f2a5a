import { free, tensor, type Tensor } from './engine/tensor.ts';
import { unitRows } from './engine/layers.ts';
import { forward } from './nets/forward.ts';
import { initial, shapes, type Layer } from './nets/layers.ts';
import { serverNet, type ServerNet } from './nets/server.ts';
import type { Stream } from './random.ts';

type Part = keyof ServerNet;

/** The one server model: each parameter `[1, …]`, like a fleet of one. */
export interface Server {
  readonly net: ServerNet;
  readonly weights: Readonly<Record<Part, readonly Tensor[]>>;
}

/** A server with initial weights; whoever makes it frees it with `shutDown`. */
export function openServer(classes: number, random: Stream): Server {
  const net = serverNet(classes);
  const fresh = (layers: readonly Layer[]) => {
    const sizes = shapes(layers);
    return initial(layers, random).map((values, i) => tensor(values, [1, ...sizes[i]!]));
  };
  const weights = {
    trunk: fresh(net.trunk),
    classifier: fresh(net.classifier),
    projector: fresh(net.projector),
  };
  return { net, weights };
}

/** Trunk feature t = g(z), `[1, n, TRUNK_WIDTH]`. @param z `[1, n, CUT_WIDTH]` */
export function trunk(server: Server, z: Tensor): Tensor {
  return apply(server, 'trunk', z);
}

/** The server's logits c(t), `[1, n, classes]`. */
export function classify(server: Server, t: Tensor): Tensor {
  return apply(server, 'classifier', t);
}

/** The unit-norm embedding u = p(t) / ‖p(t)‖, `[1, n, PROJECTOR_WIDTH]`. */
export function embed(server: Server, t: Tensor): Tensor {
  return unitRows(apply(server, 'projector', t));
}

/** All parameters of the server, in a fixed order. */
export function serverWeights({ weights }: Server): Tensor[] {
  return [...weights.trunk, ...weights.classifier, ...weights.projector];
}

/** Frees the server's weights. */
export function shutDown(server: Server): void {
  free(...serverWeights(server));
}

function apply({ net, weights }: Server, part: Part, x: Tensor): Tensor {
  return forward(net[part], weights[part], x);
}
