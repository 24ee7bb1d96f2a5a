/** Walking through groups of points, and groups within them, with the keyboard. */
import type { WalkGroups, WalkLevel } from './props/scatter.ts';

/** The points of one inner group of one outer group. */
export interface Group {
  readonly outer: number;
  readonly inner: number;
  /** Ascending, at least one. */
  readonly points: readonly number[];
}

/** Where a key led, and what it entered. */
export interface Step {
  readonly index: number;
  readonly level: WalkLevel;
}

type Place = readonly [group: number, rank: number];
type Key = (groups: readonly Group[], place: Place) => Place;

const levels: Readonly<Record<string, WalkLevel>> = {
  ArrowRight: 'point',
  ArrowLeft: 'point',
  ArrowDown: 'inner',
  ArrowUp: 'inner',
  PageDown: 'outer',
  PageUp: 'outer',
  Home: 'outer',
  End: 'outer',
};

const keys: Readonly<Record<string, Key>> = {
  ArrowRight: (groups, [group, rank]) => [
    group,
    Math.min(groups[group].points.length - 1, rank + 1),
  ],
  ArrowLeft: (_, [group, rank]) => [group, Math.max(0, rank - 1)],
  ArrowDown: (groups, place) => toInner(groups, place, 1),
  ArrowUp: (groups, place) => toInner(groups, place, -1),
  PageDown: (groups, place) => toOuter(groups, place, 1),
  PageUp: (groups, place) => toOuter(groups, place, -1),
  Home: () => [0, 0],
  End: (groups) => [groups.length - 1, groups[groups.length - 1].points.length - 1],
};

/** The groups of the points that can be pointed at, by outer, then inner number. */
export function groupsOf(visible: readonly number[], { outer, inner }: WalkGroups): Group[] {
  const sorted = visible.toSorted((a, b) => outer[a] - outer[b] || inner[a] - inner[b] || a - b);
  const groups: { outer: number; inner: number; points: number[] }[] = [];
  for (const i of sorted) {
    const last = groups.at(-1);
    if (last && last.outer === outer[i] && last.inner === inner[i]) last.points.push(i);
    else groups.push({ outer: outer[i], inner: inner[i], points: [i] });
  }
  return groups;
}

/**
 * Where a key leads from point `from` (null or hidden: to the first point): ← and → within the inner group,
 * ↑ and ↓ to the first point of the one before or after it in the same outer group, the Page keys to the same
 * rank of the same inner group of the outer one before or after (else to that one's first point). Walking stops
 * at the ends; null when the key does not walk or there is no point.
 */
export function walkGroups(
  groups: readonly Group[],
  from: number | null,
  key: string,
): Step | null {
  const move = keys[key];
  if (!move || groups.length === 0) return null;
  const place = placeOf(groups, from);
  const [group, rank] = move(groups, place ?? [0, 0]);
  // Whoever enters the map stands at its start (or end), wherever the key would lead from there.
  if (!place)
    return key === 'End' ? stepTo(groups, group, rank, 'outer') : stepTo(groups, 0, 0, 'outer');
  return stepTo(groups, group, rank, levels[key]);
}

function stepTo(groups: readonly Group[], group: number, rank: number, level: WalkLevel): Step {
  return { index: groups[group].points[rank], level };
}

function placeOf(groups: readonly Group[], from: number | null): Place | null {
  if (from === null) return null;
  const group = groups.findIndex(({ points }) => points.includes(from));
  return group < 0 ? null : [group, groups[group].points.indexOf(from)];
}

function toInner(groups: readonly Group[], place: Place, step: 1 | -1): Place {
  const next = place[0] + step;
  return groups[next]?.outer === groups[place[0]].outer ? [next, 0] : place;
}

function toOuter(groups: readonly Group[], place: Place, step: 1 | -1): Place {
  const [at, rank] = place;
  const { outer, inner } = groups[at];
  const beyond = groups
    .filter((group) => (group.outer - outer) * step > 0)
    .map((group) => group.outer);
  if (beyond.length === 0) return place;
  const nextOuter = step > 0 ? Math.min(...beyond) : Math.max(...beyond);
  const same = groups.findIndex((group) => group.outer === nextOuter && group.inner === inner);
  if (same < 0) return [groups.findIndex((group) => group.outer === nextOuter), 0];
  return [same, Math.min(rank, groups[same].points.length - 1)];
}
