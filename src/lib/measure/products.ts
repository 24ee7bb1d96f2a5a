/**
 * Adds the products A·Bᵀ of the rows of A `[a, n]` with those of B `[b, n]` to `into` `[a, b]`, each sum in the
 * order of n. Where only the lower triangle is wanted, what is above it is left undefined.
 */
export function addProducts(
  into: Float64Array,
  A: Float64Array,
  B: Float64Array,
  n: number,
  wanted: 'all' | 'lower' = 'all',
): void {
  const a = A.length / n;
  const b = B.length / n;
  // Two rows by two: a sum alone would wait for each of its additions. An odd last row is its own neighbour.
  for (let i = 0; i < a; i += 2) {
    const end = wanted === 'lower' ? Math.min(b, i + 2) : b;
    for (let j = 0; j < end; j += 2) addTile(into, A, B, n, i, Math.min(i + 1, a - 1), j, b);
  }
}

/** The sums of rows i and k of A with row j of B and the one after it, or with j twice if it is the last. */
function addTile(
  into: Float64Array,
  A: Float64Array,
  B: Float64Array,
  n: number,
  i: number,
  k: number,
  j: number,
  b: number,
): void {
  const l = Math.min(j + 1, b - 1);
  let ij = into[i * b + j]!;
  let il = into[i * b + l]!;
  let kj = into[k * b + j]!;
  let kl = into[k * b + l]!;
  for (let m = 0; m < n; m++) {
    const x = A[i * n + m]!;
    const y = A[k * n + m]!;
    const u = B[j * n + m]!;
    const v = B[l * n + m]!;
    ij += x * u;
    il += x * v;
    kj += y * u;
    kl += y * v;
  }
  into[i * b + j] = ij;
  into[i * b + l] = il;
  into[k * b + j] = kj;
  into[k * b + l] = kl;
}
