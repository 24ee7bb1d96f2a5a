import { expect, it } from 'vitest';
import { enlarged, padSide, sampleAt } from '#lib/cells/draw/subject.ts';
import { opening } from '../../state/fake.ts';

it('padSide(side) is a whole multiple of the side, 28 or a little more', () => {
  expect([8, 14, 20, 28].map(padSide)).toEqual([32, 28, 40, 28]);
});

it('enlarged(image, side, times) repeats each pixel', () => {
  expect([...enlarged(Uint8Array.of(1, 2, 3, 4), 2, 2)]).toEqual([
    ...[1, 1, 2, 2, 1, 1, 2, 2],
    ...[3, 3, 4, 4, 3, 3, 4, 4],
  ]);
});

it('sampleAt(opening, row) is a probe sample with its class', () => {
  const probeImages = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  expect(sampleAt({ ...opening, probeImages }, 1)).toEqual({
    image: Uint8Array.of(5, 6, 7, 8),
    sample: { row: 1, label: 1 },
  });
});
