import { type Architecture, readArchitecture } from './nets/architecture.ts';
import { clientNet } from './nets/client.ts';
import { flops, halved, type Layer, parameters } from './nets/layers.ts';

/** One layer as a drawing shows it. */
export interface LayerCard {
  /** A dense layer reads an image as one list of values; a relu by itself opens the head. */
  readonly kind: Layer['kind'];
  /** Of the extractor φ up to the cut, or of the early-exit head h behind it. */
  readonly part: 'extractor' | 'head';
  /** Shapes of one sample: `[height, width, channels]` of images, `[values]` of what is flat. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Whether what leaves it has gone through a relu. */
  readonly relu: boolean;
  readonly parameters: number;
  /** Floating-point operations of one sample's forward pass. */
  readonly flops: number;
}

/** An architecture laid out for images of one side, with what it costs: as on a client's card. */
export interface Blueprint extends Pick<Architecture, 'name' | 'family'> {
  readonly layers: readonly LayerCard[];
  /** Of extractor and head together. */
  readonly parameters: number;
  readonly flops: number;
}

/**
 * The layers of a client of an architecture, named as in the spec, on side × side images.
 * @throws Error that names the value and the grammar if it is not an architecture.
 */
export function describeArchitecture(name: string, side: number, classes: number): Blueprint {
  const architecture = readArchitecture(name);
  const { extractor, head } = clientNet(architecture, side, classes);
  const layers = [...extractor, ...head];
  return {
    name: architecture.name,
    family: architecture.family,
    layers: cards(layers, [side, side, 1]).map((card, i) => ({
      ...card,
      part: i < extractor.length ? 'extractor' : 'head',
    })),
    parameters: parameters(layers),
    flops: flops(layers),
  };
}

function cards(layers: readonly Layer[], input: readonly number[]): Omit<LayerCard, 'part'>[] {
  let from = input;
  return layers.map((layer) => {
    const card = {
      kind: layer.kind,
      from,
      to: shapeBehind(layer, from),
      relu: 'relu' in layer ? layer.relu : layer.kind !== 'norm',
      parameters: parameters([layer]),
      flops: flops([layer]),
    };
    from = card.to;
    return card;
  });
}

function shapeBehind(layer: Layer, from: readonly number[]): readonly number[] {
  if (layer.kind === 'dense') return [layer.outputs];
  if (layer.kind !== 'conv') return from;
  return [halved(layer.side), halved(layer.side), layer.filters];
}
