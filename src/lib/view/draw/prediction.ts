/** A curve that a pen sweeps over given places. */

/** Where the pen is, on the axes of the chart. */
export interface Pen {
  readonly x: number;
  readonly y: number;
}

/** A curve during one stroke. */
export interface Swept {
  /** Null: not placed. */
  readonly value: readonly (number | null)[];
  /** How near the pen has come to each place along x; Infinity at the start of a stroke. */
  readonly away: readonly number[];
}

/** How much further off the pen may be than it has been and still move a value, as a share of the places' distance. */
const slack = 0.15;

/** The curve at the start of a stroke. */
export function unswept(value: readonly (number | null)[]): Swept {
  return { value, away: value.map(() => Infinity) };
}

/**
 * The curve after the pen went straight from one point (null: it was just set down) to another: a place that it
 * crossed takes the height of the crossing; the place it stands nearest to follows it, unless it has been nearer.
 */
export function swept(places: readonly number[], before: Swept, from: Pen | null, to: Pen): Swept {
  const distances = places.map((place) => Math.abs(place - to.x));
  const nearest = distances.indexOf(Math.min(...distances));
  const [value, away] = [[...before.value], [...before.away]];
  places.forEach((place, i) => {
    if (from && (from.x - place) * (to.x - place) < 0) {
      value[i] = from.y + ((to.y - from.y) * (place - from.x)) / (to.x - from.x);
      away[i] = 0;
    } else if (i === nearest && distances[i] <= away[i] + slack * spacing(places)) {
      value[i] = to.y;
      away[i] = Math.min(away[i], distances[i]);
    }
  });
  return { value, away };
}

/** The mean distance of neighbouring places; Infinity for a single one, which always follows. */
function spacing(places: readonly number[]): number {
  return places.length < 2
    ? Infinity
    : (places[places.length - 1] - places[0]) / (places.length - 1);
}
