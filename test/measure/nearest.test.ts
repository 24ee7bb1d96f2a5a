import { describe, expect, it } from 'vitest';
import { nearest } from '#lib/measure/nearest.ts';

/** Two clients, three samples each, on the unit circle and beyond. */
const features = {
  width: 2,
  values: Float32Array.of(1, 0, 0, 1, 3, 4, /* client 1 */ 0, 2, 5, 0, -1, 0),
};
/** One new sample: to the right through client 0, up through client 1. */
const asked = { width: 2, values: Float32Array.of(7, 0, 0, 0.1) };
const of = (client: number, count: number) =>
  nearest(asked, features, { client, clients: 2, count }).map(({ sample, distance }) => [
    sample,
    Number(distance.toFixed(3)),
  ]);

describe('nearest(asked, features, { client, clients, count })', () => {
  it('finds the samples of a client whose features point most alike, nearest first', () => {
    expect(of(0, 3)).toEqual([
      [0, 0],
      [2, 0.894],
      [1, 1.414],
    ]);
  });

  it('looks at the client’s own features and the client’s own view of the new sample', () => {
    expect(of(1, 2)).toEqual([
      [0, 0],
      [1, 1.414],
    ]);
  });

  it('gives all there are where more are asked for', () => {
    expect(of(0, 9)).toHaveLength(3);
  });

  it('leaves rows of zeros where they are', () => {
    const none = { width: 2, values: new Float32Array(4) };
    const found = nearest(none, features, { client: 0, clients: 2, count: 1 });
    expect(found).toEqual([{ client: 0, sample: 0, distance: 1 }]);
  });
});
