import type { Features } from '#lib/sim/snapshot.ts';
import type { Product } from '#lib/project/neighbours.ts';
import { stream } from '#lib/sim/random.ts';

/** The product as a plain loop. */
export const plain: Product = (a, b, width) => {
  const [m, n] = [a.length / width, b.length / width];
  const result = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let column = 0; column < width; column++)
        sum += a[i * width + column]! * b[j * width + column]!;
      result[i * n + j] = sum;
    }
  }
  return result;
};

/** `n` points around `groups` centres, dealt in turn; the centres are `apart`, the noise is 1. */
export function blobs(n: number, width: number, groups: number, apart = 6, seed = 1): Features {
  const random = stream(seed, 'blobs');
  const centres = Array.from(
    { length: groups * width },
    () => (apart / Math.SQRT2) * random.normal(),
  );
  const values = Float32Array.from({ length: n * width }, (_, at) => {
    const group = Math.floor(at / width) % groups;
    return centres[group * width + (at % width)]! + random.normal();
  });
  return { width, values };
}

/** A normally distributed layout `[n, 2]`. */
export function scatter(n: number, seed = 1): Float32Array {
  const random = stream(seed, 'scatter');
  return Float32Array.from({ length: 2 * n }, () => random.normal());
}
