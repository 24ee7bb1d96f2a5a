import { fromPlanes, lettersOf, numbersOf, planesOf } from './letters.ts';
import type { Layout } from './report.ts';

/** The farthest position in steps: 12 bits with a sign. */
const FARTHEST = 2047;
const PLANES = 2;

/** A layout as it is stored: positions in steps of `unit`, none of which is negative. */
export interface StoredLayout {
  readonly positions: string;
  readonly unit: number;
  readonly collapsed: boolean;
  readonly doubtful: string;
}

/** A layout in few bytes: positions are rounded to 1/2047 of the farthest, less than a pixel of any map. */
export function packLayout({ positions, collapsed, doubtful }: Layout): StoredLayout {
  const unit = positions.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / FARTHEST || 1;
  const steps = Array.from(positions, (x) => Math.round(x / unit) + FARTHEST);
  return { positions: planesOf(steps, PLANES), unit, collapsed, doubtful: lettersOf(doubtful) };
}

/** The layout of `packLayout`. */
export function unpackLayout({ positions, unit, collapsed, doubtful }: StoredLayout): Layout {
  return {
    positions: Float32Array.from(fromPlanes(positions, PLANES), (step) => (step - FARTHEST) * unit),
    collapsed,
    doubtful: numbersOf(doubtful),
  };
}
