/** Selections of many points: drawn around, or walked along. */
import { polygonContains } from 'd3';

/** What a gesture does to the selection before it. */
export type Act = 'replace' | 'add' | 'remove';

/** Corners of a closed line. */
export type Outline = readonly (readonly [number, number])[];

/** What a pressed modifier makes of a gesture: Shift adds, Alt takes out, neither replaces. */
export function actOf(event: { readonly shiftKey: boolean; readonly altKey: boolean }): Act {
  if (event.altKey) return 'remove';
  return event.shiftKey ? 'add' : 'replace';
}

/** Which of the points `among` lie inside an outline; positions `[n, 2]` are in its coordinates. */
export function enclosed(
  outline: Outline,
  positions: Float32Array,
  among: readonly number[],
): number[] {
  if (outline.length < 3) return [];
  const corners = outline.map(([x, y]): [number, number] => [x, y]);
  return among.filter((i) => polygonContains(corners, [positions[2 * i], positions[2 * i + 1]]));
}

/** The selection after an act with `indices`: each index once, those from before first. */
export function selectionAfter(
  selected: Iterable<number>,
  indices: readonly number[],
  act: Act,
): number[] {
  if (act === 'replace') return [...indices];
  if (act === 'add') return [...new Set([...selected, ...indices])];
  const taken = new Set(indices);
  return [...selected].filter((i) => !taken.has(i));
}

/**
 * The selection after walking with Shift from `anchor` to `to`: what was selected before, and every point of
 * the path from one to the other, both included. Going back takes the points out again.
 */
export function extended(
  path: ArrayLike<number>,
  before: readonly number[],
  anchor: number,
  to: number,
): number[] {
  const walked = Array.from(path);
  const ends = [walked.indexOf(anchor), walked.indexOf(to)];
  if (ends.includes(-1)) return selectionAfter(before, [to], 'add');
  const passed = walked.slice(Math.min(...ends), Math.max(...ends) + 1);
  return selectionAfter(before, passed, 'add');
}
