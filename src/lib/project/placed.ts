import { product as engineProduct } from '#lib/sim/engine/product.ts';
import type { Layout } from './layout.ts';
import { finished, type Making } from './making.ts';
import { neighbours, type Product } from './neighbours.ts';
import { trust } from './trust.ts';

/** A point is doubtful if fewer than this share of its neighbours on the map are neighbours by their features. */
const LEAST_TRUST = 1 / 3;

/** A layout as plain data, with what the map cannot show truly. */
export interface Placed {
  /** `[n, 2]`; empty if the features have collapsed. */
  readonly positions: Float32Array;
  readonly collapsed: boolean;
  /** `[n]`, 1 where the map's neighbourhood disagrees with the features; empty if nothing is said of that. */
  readonly doubtful: Uint8Array;
}

/** Why nothing is drawn, or where points are and which of them are doubtful. The default product needs a started engine. */
export function* placing(
  { positions, near }: Layout,
  product: Product = engineProduct,
): Making<Placed> {
  if (!positions)
    return { positions: new Float32Array(), collapsed: true, doubtful: new Uint8Array() };
  const onMap = yield* neighbours({ width: 2, values: positions }, near.count, product);
  const doubtful = Uint8Array.from(trust(near, onMap), (share) => Number(share < LEAST_TRUST));
  return { positions, collapsed: false, doubtful };
}

/** What `placing` finds, at once. */
export function placed(layout: Layout, product: Product = engineProduct): Placed {
  return finished(placing(layout, product));
}
