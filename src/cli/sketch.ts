import { layoutChain } from '#lib/project/layout.ts';
import { finished } from '#lib/project/making.ts';
import { placed } from '#lib/project/placed.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import type { Layout } from '#lib/recording/report.ts';
import type { Features } from '#lib/sim/snapshot.ts';

/** The maps of the same points at several arms, each laid out from the one before and turned onto it. */
export function sketch(stations: readonly Features[], seed: number): Layout[] {
  return finished(layoutChain(stations, { ...MAP_SETTINGS, seed })).map((layout) => placed(layout));
}
