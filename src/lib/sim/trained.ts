import { read, tensor, type Tensor } from './engine/tensor.ts';
import { evaluate, type Evaluation } from './evaluation.ts';
import { disband, type Fleet } from './fleet.ts';
import { closeInputs, openInputs } from './inputs.ts';
import type { Hybrid } from './methods/hybrid.ts';
import { readArchitecture } from './nets/architecture.ts';
import { clientNet } from './nets/client.ts';
import { serverNet, type ServerNet } from './nets/server.ts';
import { type Server, shutDown } from './server.ts';

/** A parameter off the engine. */
export interface Parameter {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

/** The models of a run at its end, as plain data: whoever has them can ask them about new images. */
export interface Trained {
  /** Images are side × side. */
  readonly side: number;
  readonly classes: number;
  readonly fleets: readonly TrainedFleet[];
  /** Each parameter `[1, …]`. */
  readonly server: Readonly<Record<keyof ServerNet, readonly Parameter[]>>;
}

/** The clients of one architecture with their models. */
export interface TrainedFleet {
  readonly architecture: string;
  /** Ids of the clients, in the order of the models. */
  readonly clients: readonly number[];
  /** Each parameter `[clients, …]`: the extractor's, then the head's. */
  readonly weights: readonly Parameter[];
}

/** Copies of the clients' own models and of the server's. */
export function trainedOf({ federation, fleets, server }: Hybrid): Trained {
  const { trunk, classifier, projector } = server.weights;
  return {
    side: federation.side,
    classes: federation.classes,
    fleets: fleets.map(({ architecture, members, weights }) => ({
      architecture: architecture.name,
      clients: members.map(({ client }) => client),
      weights: weights.map(stored),
    })),
    server: {
      trunk: trunk.map(stored),
      classifier: classifier.map(stored),
      projector: projector.map(stored),
    },
  };
}

/**
 * What every client and, through each client, the server make of new images: logits `[K, n, classes]` and
 * the features of the three stages. The engine must have started; nothing is left on it.
 * @param images `[n, side × side]`, grey, 0 (paper) … 1 (ink)
 * @throws RangeError if they are not whole images of the side that the models read, or none.
 */
export function answerImages(trained: Trained, images: Float32Array): Evaluation {
  const { side, classes } = trained;
  const n = images.length / (side * side);
  if (!Number.isInteger(n) || n === 0)
    throw new RangeError(`images: ${images.length} values are not images of ${side} × ${side}`);
  const fleets = trained.fleets.map((fleet) => reopened(fleet, trained));
  const server = serverOf(trained);
  const inputs = openInputs(images, n);
  try {
    return evaluate(fleets, server, inputs, classes);
  } finally {
    closeInputs(inputs);
    disband(fleets);
    shutDown(server);
  }
}

function stored(t: Tensor): Parameter {
  return { shape: [...t.shape], values: read(t) };
}

function restored({ values, shape }: Parameter): Tensor {
  return tensor(values, shape);
}

function reopened(fleet: TrainedFleet, { side, classes }: Trained): Fleet {
  const architecture = readArchitecture(fleet.architecture);
  return {
    architecture,
    net: clientNet(architecture, side, classes),
    members: fleet.clients.map((client) => ({ client, simulated: false })),
    weights: fleet.weights.map(restored),
  };
}

function serverOf({ server, classes }: Trained): Server {
  const { trunk, classifier, projector } = server;
  const weights = {
    trunk: trunk.map(restored),
    classifier: classifier.map(restored),
    projector: projector.map(restored),
  };
  return { net: serverNet(classes), weights };
}
