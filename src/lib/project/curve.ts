/** How near two points of a map count as, by their distance: 1 / (1 + a·distance²ᵇ). */
export interface Curve {
  readonly a: number;
  readonly b: number;
}

/** Distances 0 … 3 at which the curve is fitted, as in umap-learn. */
const POINTS = 300;
const FARTHEST = 3;

const MOST_STEPS = 100;
const ENOUGH = 1e-10;

/**
 * The curve closest to 1 up to `minDist` and exp(minDist − distance) beyond it, by least squares (McInnes, Healy and
 * Melville 2018, section 3.2): Levenberg and Marquardt's steps from a = b = 1. `minDist` is 0 … 2.
 */
export function curve(minDist: number): Curve {
  let best: Curve = { a: 1, b: 1 };
  let { misfit, step } = fit(best, minDist);
  let damping = 1e-3;
  for (let count = 0; count < MOST_STEPS; count++) {
    const [da, db] = step(damping);
    const next = { a: best.a + da, b: best.b + db };
    const tried = fit(next, minDist);
    if (!(tried.misfit <= misfit)) damping *= 10;
    else {
      best = next;
      ({ misfit, step } = tried);
      damping /= 10;
    }
    if (Math.abs(da) + Math.abs(db) < ENOUGH) break;
  }
  return best;
}

/** The squared misfit of a curve, and the step that would lessen it, the shorter the more it is damped. */
function fit({ a, b }: Curve, minDist: number) {
  let [misfit, aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0, 0];
  for (let point = 0; point < POINTS; point++) {
    const x = (point * FARTHEST) / (POINTS - 1);
    const wanted = x < minDist ? 1 : Math.exp(minDist - x);
    const power = Math.pow(x, 2 * b);
    const near = 1 / (1 + a * power);
    const rest = wanted - near;
    const byA = -power * near * near;
    const byB = x > 0 ? 2 * a * Math.log(x) * byA : 0;
    misfit += rest * rest;
    aa += byA * byA;
    ab += byA * byB;
    bb += byB * byB;
    ra += byA * rest;
    rb += byB * rest;
  }
  const step = (damping: number): [number, number] => {
    const [A, B] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = A * B - ab * ab;
    return [(B * ra - ab * rb) / determinant, (A * rb - ab * ra) / determinant];
  };
  return { misfit, step };
}
