/**
 * Factors a symmetric positive definite matrix: A = L·Lᵀ.
 * @param matrix `[d, d]`; only its lower triangle is read.
 * @returns L `[d, d]`, zero above the diagonal; NaN if the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, d: number): Float64Array {
  const L = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * d + j]!;
      for (let m = 0; m < j; m++) rest -= L[i * d + m]! * L[j * d + m]!;
      L[i * d + j] = i === j ? Math.sqrt(rest) : rest / L[j * d + j]!;
    }
  }
  return L;
}

/** Solves L·Lᵀ·X = B for X `[d, c]`, with the factor of `cholesky`. */
export function solve(L: Float64Array, d: number, B: Float64Array, c: number): Float64Array {
  const X = B.slice();
  for (let column = 0; column < c; column++) {
    for (let i = 0; i < d; i++) {
      let rest = X[i * c + column]!;
      for (let m = 0; m < i; m++) rest -= L[i * d + m]! * X[m * c + column]!;
      X[i * c + column] = rest / L[i * d + i]!;
    }
    for (let i = d - 1; i >= 0; i--) {
      let rest = X[i * c + column]!;
      for (let m = i + 1; m < d; m++) rest -= L[m * d + i]! * X[m * c + column]!;
      X[i * c + column] = rest / L[i * d + i]!;
    }
  }
  return X;
}
