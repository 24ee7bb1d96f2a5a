import { cosine, exp, sine } from '../exact.ts';
import type { Stream } from '../random.ts';
import type { Line } from './skeletons.ts';

/** How a hand moves the points of what it means to write: gives new ones. */
export type Hand = (line: Line) => Line;

/** Spreads (standard deviations) of what differs between two writings of one skeleton. */
const SPREAD = { angle: 0.12, slant: 0.18, size: 0.08, shape: 0.1, shift: 0.045, wobble: 0.105 };

/** People lean to the right. */
const MEAN_SLANT = 0.12;

/** Nodes of the elastic lattice along one side. */
const NODES = 4;

/**
 * Draws a hand: a smooth elastic deformation by a cubic Bézier lattice (free-form deformation, Sederberg and
 * Parry 1986), then slant, stretch, rotation and shift about the middle of the unit square.
 */
export function drawHand(random: Stream): Hand {
  const bend = lattice(random);
  const angle = SPREAD.angle * random.normal();
  const slant = MEAN_SLANT + SPREAD.slant * random.normal();
  const size = SPREAD.size * random.normal();
  const shape = SPREAD.shape * random.normal();
  const shift = [SPREAD.shift * random.normal(), SPREAD.shift * random.normal()] as const;
  const [wide, high] = [exp(size + shape), exp(size - shape)];
  const [c, s] = [cosine(angle), sine(angle)];
  return (line) => {
    const moved = bend(line);
    for (let i = 0; i < moved.length; i += 2) {
      const x = moved[i]!;
      const y = moved[i + 1]!;
      const across = wide * (x - 0.5 - slant * (y - 0.5));
      const down = high * (y - 0.5);
      moved[i] = 0.5 + shift[0] + c * across - s * down;
      moved[i + 1] = 0.5 + shift[1] + s * across + c * down;
    }
    return moved;
  };
}

function lattice(random: Stream): Hand {
  const nodes = new Float64Array(NODES * NODES * 2);
  for (let i = 0; i < nodes.length; i++) nodes[i] = SPREAD.wobble * random.normal();
  const across = new Float64Array(NODES);
  const down = new Float64Array(NODES);
  return (line) => {
    const moved = line.slice();
    for (let i = 0; i < line.length; i += 2) {
      bernstein(line[i]!, across);
      bernstein(line[i + 1]!, down);
      moved[i]! += pulled(nodes, 0, across, down);
      moved[i + 1]! += pulled(nodes, 1, across, down);
    }
    return moved;
  };
}

/** How far the nodes pull a point along one axis, at its weights across and down. */
function pulled(
  nodes: Float64Array,
  axis: 0 | 1,
  across: Float64Array,
  down: Float64Array,
): number {
  let sum = 0;
  for (let row = 0; row < NODES; row++) {
    for (let column = 0; column < NODES; column++) {
      const weight = across[column]! * down[row]!;
      sum += weight * nodes[2 * (row * NODES + column) + axis]!;
    }
  }
  return sum;
}

/** Writes the cubic Bernstein polynomials at `t`. */
function bernstein(t: number, into: Float64Array): void {
  const u = 1 - t;
  into[0] = u * u * u;
  into[1] = 3 * u * u * t;
  into[2] = 3 * u * t * t;
  into[3] = t * t * t;
}
