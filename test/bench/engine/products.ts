import type { Crew } from '#lib/sim/methods/method.ts';
import type { Layer } from '#lib/sim/nets/layers.ts';
import { places, seen } from '#lib/sim/nets/layers.ts';
import { PROJECTOR_WIDTH, type ServerNet } from '#lib/sim/nets/server.ts';

/** A batched matrix product of a step: `batch` products of `[rows, depth] · [depth, columns]`. */
export interface Product {
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** Which factor is stored transposed. */
  readonly transposed: 'neither' | 'first' | 'second';
}

/** What takes part in a step. */
export interface Cast {
  readonly crews: readonly Crew[];
  readonly server: ServerNet;
  readonly batch: number;
  readonly aligned: boolean;
}

/**
 * The matrix products of one step: of every layer the forward one, that of the weights' gradient and, except at the
 * images, that of the input's; of the contrastive loss the similarities and their gradient.
 */
export function productsOf({ crews, server, batch, aligned }: Cast): Product[] {
  const rows = batch * crews.reduce((sum, { members }) => sum + members.length, 0);
  const clients = crews.flatMap(({ net, members }) => [
    ...ofLayers(net.extractor, members.length, batch, 'images'),
    ...ofLayers(net.head, members.length, batch, 'features'),
  ]);
  const served = [server.trunk, server.classifier, ...(aligned ? [server.projector] : [])];
  const ofServer = served.flatMap((layers) => ofLayers(layers, 1, rows, 'features'));
  return [...clients, ...ofServer, ...(aligned ? contrastive(rows) : [])];
}

/** Floating-point operations: a multiply-add is two. */
export function flopsOf(products: readonly Product[]): number {
  return products.reduce(
    (sum, { batch, rows, columns, depth }) => sum + 2 * batch * rows * columns * depth,
    0,
  );
}

/** Bytes of both factors and the result, each touched once. */
export function bytesOf(products: readonly Product[]): number {
  return products.reduce(
    (sum, { batch, rows, columns, depth }) =>
      sum + 4 * batch * (rows * depth + depth * columns + rows * columns),
    0,
  );
}

function ofLayers(
  layers: readonly Layer[],
  members: number,
  batch: number,
  input: 'images' | 'features',
): Product[] {
  return layers.flatMap((layer, i) => {
    const size = sizeOf(layer, batch);
    if (!size) return [];
    const { rows, depth, columns } = size;
    const product = (transposed: Product['transposed'], r: number, c: number, d: number) => ({
      ...{ batch: members, rows: r, columns: c, depth: d, transposed },
    });
    const isFirst = i === 0 && input === 'images';
    return [
      product('neither', rows, columns, depth),
      product('first', depth, columns, rows),
      ...(isFirst ? [] : [product('second', rows, depth, columns)]),
    ];
  });
}

function sizeOf(layer: Layer, batch: number) {
  if (layer.kind === 'dense') return { rows: batch, depth: layer.inputs, columns: layer.outputs };
  if (layer.kind !== 'conv') return null;
  const { side, channels, filters } = layer;
  return { rows: batch * places(side), depth: seen(channels), columns: filters };
}

function contrastive(rows: number): Product[] {
  const one = { batch: 1, rows };
  return [
    { ...one, columns: rows, depth: PROJECTOR_WIDTH, transposed: 'second' },
    { ...one, columns: PROJECTOR_WIDTH, depth: rows, transposed: 'neither' },
  ];
}
