import type { Features } from '#lib/sim/snapshot.ts';
import { centredColumns, meanOf } from './centred.ts';
import { mean } from './mean.ts';
import { addProducts } from './products.ts';

/** Linear CKA between every two clients. */
export interface Cka {
  /** `[K, K]`, symmetric, 0 … 1, 1 on the diagonal; NaN in the row and column of a client whose features collapsed. */
  readonly matrix: Float32Array;
  /** Mean off the diagonal, collapsed clients left out; null without two clients to compare. */
  readonly mean: number | null;
}

/** Features whose variance is below this share of their mean square differ by rounding only. */
const ONE_PLACE = 1e-12;

/**
 * Linear centred kernel alignment (Kornblith, Norouzi, Lee and Hinton 2019) of features `[K, n, width]`:
 * ‖XᵀY‖² / (‖XᵀX‖·‖YᵀY‖) in Frobenius norms of centred X and Y `[n, width]` of two clients on the same n samples.
 * Blind to rotation and scale: a rotated copy has CKA 1, though no probe of the one reads the other. So it never
 * stands alone for alignment, only beside probe transfer. It is also high by chance where n is not much larger than
 * width.
 */
export function cka(features: Features, n: number): Cka {
  const clients = columnsOf(features, n);
  const count = clients.length;
  const norms = clients.map((X) => (X ? productNorm(X, X, n) : NaN));
  const matrix = new Float32Array(count * count);
  for (let j = 0; j < count; j++) {
    matrix[j * count + j] = norms[j]! > 0 ? 1 : NaN;
    for (let k = 0; k < j; k++) {
      const value = alike(clients[j]!, clients[k]!, n) / Math.sqrt(norms[j]! * norms[k]!);
      matrix[j * count + k] = value;
      matrix[k * count + j] = value;
    }
  }
  const apart = matrix.filter((value, at) => at % (count + 1) !== 0 && !Number.isNaN(value));
  return { matrix, mean: mean(apart) };
}

/** ‖XᵀY‖², NaN if either has collapsed. */
function alike(X: Float64Array | null, Y: Float64Array | null, n: number): number {
  return X && Y ? productNorm(X, Y, n) : NaN;
}

/** Each client's centred columns `[width, n]`; null if it has collapsed. */
function columnsOf({ width, values }: Features, n: number): (Float64Array | null)[] {
  const count = n && width ? values.length / (n * width) : 0;
  return Array.from({ length: count }, (_, client) => {
    const rows = Float64Array.from(values.subarray(client * n * width, (client + 1) * n * width));
    const columns = centredColumns(rows, meanOf(rows, width, n), n);
    return squares(columns) > ONE_PLACE * squares(rows) ? columns : null;
  });
}

/** ‖XᵀY‖² of columns `[width, n]`. */
function productNorm(X: Float64Array, Y: Float64Array, n: number): number {
  const product = new Float64Array((X.length / n) * (Y.length / n));
  addProducts(product, X, Y, n);
  return squares(product);
}

function squares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}
