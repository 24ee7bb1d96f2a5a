/** Eigenvectors of a symmetric matrix, by descending eigenvalue; equal ones keep their column order. */
export interface Eigen {
  /** `[d]`. */
  readonly values: Float64Array;
  /** `[d]` vectors of length 1. */
  readonly vectors: readonly Float64Array[];
}

const MOST_SWEEPS = 30;

/**
 * All eigenvectors of a symmetric matrix `[d, d]` by cyclic Jacobi rotations (Golub and Van Loan, section 8.5):
 * no random start, so the same matrix gives the same vectors. The sign of a vector makes its largest component positive.
 */
export function eigen(matrix: Float64Array, d: number): Eigen {
  const A = matrix.slice();
  const V = new Float64Array(d * d);
  for (let i = 0; i < d; i++) V[i * d + i] = 1;
  const size = A.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(A, d) > 1e-24 * size; sweep++) {
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(A, V, d, p, q);
  }
  const order = Array.from({ length: d }, (_, i) => i).sort(
    (i, j) => A[j * d + j]! - A[i * d + i]! || i - j,
  );
  return {
    values: Float64Array.from(order, (i) => A[i * d + i]!),
    vectors: order.map((i) => upright(V.slice(i * d, (i + 1) * d))),
  };
}

function offDiagonal(A: Float64Array, d: number): number {
  return A.reduce((sum, x, at) => (at % (d + 1) === 0 ? sum : sum + x * x), 0);
}

/** Turns axes p and q so that A[p, q] becomes 0; the rows of V are the axes. */
function rotate(A: Float64Array, V: Float64Array, d: number, p: number, q: number): void {
  const apq = A[p * d + q]!;
  if (apq === 0) return;
  const slope = (A[q * d + q]! - A[p * d + p]!) / (2 * apq);
  const t = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < d; i++) turn(A, i * d + p, i * d + q, c, s);
  for (let i = 0; i < d; i++) {
    turn(A, p * d + i, q * d + i, c, s);
    turn(V, p * d + i, q * d + i, c, s);
  }
}

function turn(M: Float64Array, a: number, b: number, c: number, s: number): void {
  const [x, y] = [M[a]!, M[b]!];
  M[a] = c * x - s * y;
  M[b] = s * x + c * y;
}

function upright(vector: Float64Array): Float64Array {
  const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return largest < 0 ? vector.map((x) => -x) : vector;
}
