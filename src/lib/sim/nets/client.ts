import type { Architecture } from './architecture.ts';
import { halved, type Layer } from './layers.ts';

/** Width of the cut feature z, the same for every architecture. */
export const CUT_WIDTH = 48;

/** A client's net: the extractor φ up to the cut, and the early-exit head h on it. */
export interface ClientNet {
  readonly extractor: readonly Layer[];
  readonly head: readonly Layer[];
}

/** The layers of a client of the given architecture on side × side images. */
export function clientNet(architecture: Architecture, side: number, classes: number): ClientNet {
  const body =
    architecture.family === 'mlp' ? mlp(architecture.widths, side) : cnn(architecture.widths, side);
  return {
    extractor: [
      ...body.layers,
      { kind: 'dense', inputs: body.width, outputs: CUT_WIDTH, relu: false },
      { kind: 'norm', width: CUT_WIDTH },
    ],
    head: [{ kind: 'relu' }, { kind: 'dense', inputs: CUT_WIDTH, outputs: classes, relu: false }],
  };
}

interface Body {
  readonly layers: readonly Layer[];
  readonly width: number;
}

function mlp(widths: readonly number[], side: number): Body {
  return widths.reduce<Body>(
    ({ layers, width }, outputs) => ({
      layers: [...layers, { kind: 'dense', inputs: width, outputs, relu: true }],
      width: outputs,
    }),
    { layers: [], width: side * side },
  );
}

function cnn(channels: readonly number[], side: number): Body {
  const layers: Layer[] = [];
  let from = { side, channels: 1 };
  for (const filters of channels) {
    layers.push({ kind: 'conv', ...from, filters });
    from = { side: halved(from.side), channels: filters };
  }
  return { layers, width: from.side * from.side * from.channels };
}
