import type { Features } from '#lib/sim/snapshot.ts';
import { product as engineProduct } from '#lib/sim/engine/product.ts';
import type { MapSettings } from './settings.ts';
import type { Flaw } from './collapse.ts';
import { clumped, flaw } from './collapse.ts';
import { type Making, portion } from './making.ts';
import type { Neighbours, Product } from './neighbours.ts';
import { neighbours } from './neighbours.ts';
import { pca, projected } from './pca.ts';
import { procrustes, turned } from './procrustes.ts';
import { umap } from './umap.ts';

/** A map of features: positions `[n, 2]`, or why there is none. */
export type Layout =
  | { readonly positions: Float32Array; readonly near: Neighbours; readonly flaw: null }
  | { readonly positions: null; readonly near: null; readonly flaw: Flaw };

/** Half the extent of a PCA layout from which a map starts, in the units of UMAP (as in umap-learn). */
const START = 10;

/** The share of the work that finds the neighbours. */
const SEARCH = 0.05;

/**
 * The map of features, fitted on its own. Without `before` it starts from PCA; with it, from these positions `[n, 2]`,
 * point by point, and is then turned onto them. At least three points. The default product needs a started engine.
 */
export function* layout(
  features: Features,
  settings: MapSettings,
  before: Float32Array | null = null,
  product: Product = engineProduct,
): Making<Layout> {
  const found = flaw(features);
  if (found) return { positions: null, near: null, flaw: found };
  const n = features.values.length / features.width;
  const count = Math.min(settings.neighbours, n - 1);
  const near = yield* portion(neighbours(features, count, product), 0, SEARCH);
  if (clumped(near, features)) return { positions: null, near: null, flaw: 'collapsed' };
  yield SEARCH;
  const start = before ?? pcaStart(features);
  yield SEARCH;
  const positions = yield* portion(umap(near, start, settings), SEARCH, 1);
  const upright = before ? turned(positions, procrustes(positions, before)) : positions;
  return { positions: upright, near, flaw: null };
}

/**
 * Maps of the same points at several rounds or arms, in order: each starts from the one before, and is turned onto
 * it. The first starts from `before`, or from PCA. After one without a map the next starts from the last that there was; the same features have the same map.
 */
export function* layoutChain(
  stations: readonly Features[],
  settings: MapSettings,
  before: Float32Array | null = null,
  product: Product = engineProduct,
): Making<Layout[]> {
  const layouts: Layout[] = [];
  let last = before;
  for (const [index, features] of stations.entries()) {
    const same = index > 0 && isEqual(features, stations[index - 1]!);
    const making = same ? settled(layouts[index - 1]!) : layout(features, settings, last, product);
    const made = yield* portion(making, index / stations.length, (index + 1) / stations.length);
    layouts.push(made);
    last = made.positions ?? last;
  }
  return layouts;
}

/**
 * Before and after: *before* starts from `from` (`[n, 2]`, the pair shown until now) or from PCA, *after* from *before*
 * point by point; each is turned onto the one that it started from.
 */
export function* layoutPair(
  [before, after]: readonly [Features, Features],
  settings: MapSettings,
  from: Float32Array | null = null,
  product: Product = engineProduct,
): Making<[Layout, Layout]> {
  const [first, second] = yield* layoutChain([before, after], settings, from, product);
  return [first!, second!];
}

function isEqual(a: Features, b: Features): boolean {
  return a.values.length === b.values.length && a.values.every((x, i) => x === b.values[i]);
}

/** A map that is there already. */
function* settled(layout: Layout): Making<Layout> {
  yield 1;
  return layout;
}

/** PCA, scaled so that the farthest coordinate is at START. */
function pcaStart(features: Features): Float32Array {
  const positions = projected(features, pca(features));
  const farthest = positions.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return positions.map((x) => (x * START) / farthest);
}
