import { describe, expect, it } from 'vitest';
import { swept, unswept } from '#lib/view/draw/prediction.ts';

const places = [0, 10, 20, 30];
const empty = unswept([null, null, null, null]);

describe('swept', () => {
  it('swept(places, before, null, pen) sets the nearest place', () => {
    expect(swept(places, empty, null, { x: 12, y: 0.4 }).value).toEqual([null, 0.4, null, null]);
  });

  it('a fast pen sets every place that it crossed, at the height of the crossing', () => {
    const down = swept(places, empty, null, { x: 0, y: 0 });
    const across = swept(places, down, { x: 0, y: 0 }, { x: 30, y: 0.3 });
    expect(across.value).toEqual([0, expect.closeTo(0.1), expect.closeTo(0.2), 0.3]);
  });

  it('a place keeps the height of the crossing while the pen goes on to the next', () => {
    const crossed = swept(places, empty, { x: 8, y: 0.5 }, { x: 11, y: 0.5 });
    const later = swept(places, crossed, { x: 11, y: 0.5 }, { x: 14, y: 0.9 });
    expect(later.value[1]).toBe(0.5);
  });

  it('up and down over a place moves it, also with a hand that is not quite still', () => {
    const down = swept(places, empty, null, { x: 10, y: 0.5 });
    expect(swept(places, down, { x: 10, y: 0.5 }, { x: 11, y: 0.8 }).value[1]).toBe(0.8);
  });

  it('a single place always follows', () => {
    const down = swept([5], unswept([null]), null, { x: 0, y: 0.2 });
    expect(swept([5], down, { x: 0, y: 0.2 }, { x: -40, y: 0.3 }).value).toEqual([0.3]);
  });
});
