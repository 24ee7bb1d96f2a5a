import type { Geometry } from '#lib/measure/geometry.ts';
import type { PairBarsRow } from '#lib/view/props/pairBars.ts';
import type { Survey } from './survey.ts';

/** A figure of one side's geometry; null where it has none. */
type Of = (geometry: Geometry) => number | null | undefined;

/** How sides are named and coloured in bars. */
export function barSides({ sides }: Survey) {
  return sides.map(({ name, hue }) => ({ label: name, hue }));
}

/** One row of bars; `missing` says why a side that is measured has no such figure. */
export function barRow(
  { sides }: Survey,
  label: string,
  of: Of,
  missing: string,
  chance?: Of,
): PairBarsRow {
  const read = (figure: Of) =>
    sides.map(({ geometry }) => (geometry ? (figure(geometry) ?? null) : null));
  return {
    label,
    values: read(of),
    missing: sides.map((side) => (side.geometry ? missing : side.missing)),
    ...(chance && { chance: read(chance) }),
  };
}
