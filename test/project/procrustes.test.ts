import { describe, expect, test } from 'vitest';
import { procrustes, turned } from '#lib/project/procrustes.ts';
import { scatter } from './example.ts';

const layout = scatter(50);

function near(found: Float32Array, wanted: Float32Array) {
  wanted.forEach((x, i) => expect(found[i]).toBeCloseTo(x, 4));
}

const size = (positions: Float32Array) => Math.sqrt(positions.reduce((sum, x) => sum + x * x, 0));

describe('turned(layout, procrustes(layout, other))', () => {
  test('undoes rotation, scale and shift', () => {
    const moved = turned(layout, { matrix: [1.2, -1.6, 1.6, 1.2], shift: [5, -7] });
    near(turned(moved, procrustes(moved, layout)), layout);
  });

  test('undoes a reflection', () => {
    const mirrored = turned(layout, { matrix: [-0.6, 0.8, 0.8, 0.6], shift: [1, 1] });
    near(turned(mirrored, procrustes(mirrored, layout)), layout);
  });

  test('is no worse than any other angle', () => {
    const noisy = scatter(50, 2).map((x, i) => 0.5 * x + layout[i]!);
    const misfit = (positions: Float32Array) => size(positions.map((x, i) => x - layout[i]!));
    const { matrix, shift } = procrustes(noisy, layout);
    const best = misfit(turned(noisy, { matrix, shift }));
    for (const angle of [-0.02, 0.02, 1, 3]) {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const other = turned(turned(noisy, { matrix, shift }), {
        matrix: [c, -s, s, c],
        shift: [0, 0],
      });
      expect(misfit(other)).toBeGreaterThan(best);
    }
  });

  test('keeps the size even of a layout that resembles nothing', () => {
    const centred = (positions: Float32Array) =>
      turned(
        positions,
        procrustes(
          positions,
          positions.map(() => 0),
        ),
      );
    const other = turned(scatter(50, 3), { matrix: [9, 0, 0, 9], shift: [0, 0] });
    const result = turned(other, procrustes(other, layout));
    expect(size(centred(result))).toBeCloseTo(size(centred(layout)), 3);
  });

  test('only shifts a layout that is all in one place', () => {
    const point = new Float32Array(100).fill(3);
    expect(turned(point, procrustes(point, layout)).every(Number.isFinite)).toBe(true);
  });
});
