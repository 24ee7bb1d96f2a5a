import type { Features } from '#lib/sim/snapshot.ts';
import { product as engineProduct } from '#lib/sim/engine/product.ts';
import { layout, type Layout } from './layout.ts';
import { type Making, portion } from './making.ts';
import type { Product } from './neighbours.ts';
import type { MapSettings } from './settings.ts';

/**
 * The null motion: the same features laid out twice as before and after are, the second from the first point by point and
 * turned onto it, but with the next seed. Whatever moves between them means nothing. The first starts from `from`, or
 * from PCA; without a map of the features there are two with the same flaw.
 */
export function* nullPair(
  features: Features,
  settings: MapSettings,
  from: Float32Array | null = null,
  product: Product = engineProduct,
): Making<[Layout, Layout]> {
  const first = yield* portion(layout(features, settings, from, product), 0, 0.5);
  const reseeded = { ...settings, seed: settings.seed + 1 };
  const again = layout(features, reseeded, first.positions, product);
  return [first, yield* portion(again, 0.5, 1)];
}
