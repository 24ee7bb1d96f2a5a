import { expect, test } from 'vitest';
import { curve } from '#lib/project/curve.ts';

// By scipy.optimize.curve_fit on the same points, as umap-learn does; the second is umap-learn's default.
test.each([
  [0, 1.9328084, 0.79049497],
  [0.1, 1.57694346, 0.89506088],
  [0.45, 0.67003223, 1.27818265],
  [0.8, 0.23206273, 1.6812316],
  [1.5, 0.01304624, 2.67439746],
])('curve(%d) is that of umap-learn', (minDist, a, b) => {
  const fitted = curve(minDist);
  expect(fitted.a).toBeCloseTo(a, 5);
  expect(fitted.b).toBeCloseTo(b, 4);
});
