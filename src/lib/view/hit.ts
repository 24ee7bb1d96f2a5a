/** Which point of a map is meant. */
import { quadtree } from 'd3';

/** Finds the nearest point within a radius, or null. */
export type Finder = (x: number, y: number, radius: number) => number | null;

/** A finder over positions `[n, 2]`; points that are not finite or that are dimmed are never found. */
export function finder(positions: Float32Array, dimmed?: ArrayLike<number>): Finder {
  const tree = quadtree<number>()
    .x((i) => positions[2 * i])
    .y((i) => positions[2 * i + 1])
    .addAll(visible(positions, dimmed));
  return (x, y, radius) => tree.find(x, y, radius) ?? null;
}

/** Indices of the points that can be pointed at, ascending. */
export function visible(positions: Float32Array, dimmed?: ArrayLike<number>): number[] {
  const found: number[] = [];
  for (let i = 0; 2 * i + 1 < positions.length; i++) {
    const finite = Number.isFinite(positions[2 * i]) && Number.isFinite(positions[2 * i + 1]);
    if (finite && !dimmed?.[i]) found.push(i);
  }
  return found;
}

/**
 * The selection after point `i` was chosen (null: beside every point): alone, or with `add` put in or
 * taken out. Choosing the only selected point again leaves nothing selected.
 */
export function chosen(
  selected: ReadonlySet<number> | undefined,
  i: number | null,
  add: boolean,
): number[] {
  const before = [...(selected ?? [])];
  if (i === null) return add ? before : [];
  const without = before.filter((other) => other !== i);
  if (add) return without.length < before.length ? without : [...before, i];
  return before.length === 1 && without.length === 0 ? [] : [i];
}
