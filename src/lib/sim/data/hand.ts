import { cosine, exp, sine } from '../exact.ts';
import type { Stream } from '../random.ts';
import type { Point } from './skeletons.ts';

/** How a hand moves what it means to write. */
export type Hand = (point: Point) => Point;

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
  return (point) => {
    const [x, y] = bend(point);
    const across = wide * (x - 0.5 - slant * (y - 0.5));
    const down = high * (y - 0.5);
    return [0.5 + shift[0] + c * across - s * down, 0.5 + shift[1] + s * across + c * down];
  };
}

function lattice(random: Stream): Hand {
  const nodes = Array.from({ length: NODES * NODES * 2 }, () => SPREAD.wobble * random.normal());
  return ([x, y]) => {
    const [across, down] = [bernstein(x), bernstein(y)];
    let [dx, dy] = [0, 0];
    for (let i = 0; i < NODES * NODES; i++) {
      const weight = across[i % NODES]! * down[(i / NODES) | 0]!;
      dx += weight * nodes[2 * i]!;
      dy += weight * nodes[2 * i + 1]!;
    }
    return [x + dx, y + dy];
  };
}

/** The cubic Bernstein polynomials at `t`. */
function bernstein(t: number): readonly number[] {
  const u = 1 - t;
  return [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
}
