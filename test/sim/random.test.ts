import { describe, expect, it } from 'vitest';
import { philox, stream, type Stream } from '#lib/sim/random.ts';

const many = (n: number, draw: () => number) => Array.from({ length: n }, draw);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const moment = (values: readonly number[], power: number) =>
  mean(values.map((value) => value ** power));

/** Pearson's χ² of counts against equal ones, as a standard normal (Wilson and Hilferty 1931). */
function unevenness(counts: readonly number[]): number {
  const expected = mean(counts);
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(chi / freedom) - 1 + spread) / Math.sqrt(spread);
}

describe('philox(counter, key)', () => {
  // The known answers of philox4x32-10 in Random123's kat_vectors.
  const ones = 0xffffffff;
  const vectors = [
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [ones, ones, ones, ones],
      [ones, ones],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const;

  it.each(vectors)('of %j and %j gives the published answer', (counter, key, answer) => {
    const block = new Uint32Array(4);
    philox(counter, key, block);
    expect([...block]).toEqual([...answer]);
  });
});

describe('stream(seed, ...name)', () => {
  it('gives the same numbers for ever', () => {
    const random = stream(1, 'frozen', 7);
    expect(many(6, () => random.uint32())).toMatchInlineSnapshot(`
      [
        1192890184,
        639508522,
        285781953,
        1993965576,
        2245308273,
        3570765767,
      ]
    `);
    expect(many(2, () => random.uniform())).toMatchInlineSnapshot(`
      [
        0.9447232587870085,
        0.6389998325846998,
      ]
    `);
    expect(many(3, () => random.normal())).toMatchInlineSnapshot(`
      [
        -0.38494679365882767,
        1.3183276950169593,
        -0.42798084671467385,
      ]
    `);
    expect(many(5, () => random.below(10))).toMatchInlineSnapshot(`
      [
        9,
        4,
        2,
        7,
        7,
      ]
    `);
    expect(random.shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toMatchInlineSnapshot(`
      [
        3,
        5,
        2,
        1,
        8,
        0,
        4,
        7,
        6,
        9,
      ]
    `);
  });

  it('gives other numbers for another seed, another name, another division of the name', () => {
    const streams = [
      stream(1),
      stream(2),
      stream(1, 'a'),
      stream(1, 'b'),
      stream(1, 'a', 'b'),
      stream(1, 'ab'),
      stream(1, 'a,b'),
      stream(1, 'a', 1),
      stream(1, 'a', '1'),
      stream(1, 'a', 11),
      stream(1, 'a', 1, 1),
    ];
    expect(new Set(streams.map((random) => random.uint32())).size).toBe(streams.length);
  });

  it('is not shifted by drawing from another', () => {
    const alone = many(10, drawing(stream(3, 'a')));
    const [a, b] = [stream(3, 'a'), stream(3, 'b')];
    const beside = many(10, () => (b.normal(), b.below(7), a.uint32()));
    expect(beside).toEqual(alone);
  });

  it('is uncorrelated with its neighbours in name', () => {
    const [a, b] = [stream(1, 'client', 0), stream(1, 'client', 1)];
    const product = mean(many(20000, () => a.normal() * b.normal()));
    expect(Math.abs(product)).toBeLessThan(4 / Math.sqrt(20000));
  });
});

describe('a Stream', () => {
  it('uniform() fills [0, 1) evenly', () => {
    const random = stream(1, 'uniform');
    const counts = new Array<number>(64).fill(0);
    for (const value of many(64000, () => random.uniform())) counts[Math.floor(value * 64)]!++;
    expect(Math.abs(unevenness(counts))).toBeLessThan(4);
  });

  it('below(n) gives every number alike, also where n does not divide 2³²', () => {
    for (const n of [1, 2, 3, 10, 37]) {
      const random = stream(1, 'below', n);
      const counts = new Array<number>(n).fill(0);
      for (const value of many(1000 * n, () => random.below(n))) counts[value]!++;
      if (n > 1) expect(Math.abs(unevenness(counts))).toBeLessThan(4);
      else expect(counts).toEqual([1000]);
    }
  });

  it('below(n) is fair at n = 3 · 2³⁰, where a remainder would favour the lowest third', () => {
    const random = stream(1, 'fair');
    const low = many(6000, () => random.below(3221225472)).filter((x) => x < 1073741824).length;
    expect(Math.abs(low - 2000)).toBeLessThan(4 * Math.sqrt((6000 * 2) / 9));
  });

  it('below(n) refuses what has no numbers below it', () => {
    for (const n of [0, -1, 2.5, NaN, 4294967297]) {
      expect(() => stream(1).below(n)).toThrow(`below: ${n} is not a whole number in 1…4294967296`);
    }
    expect(stream(1).below(4294967296)).toBe(stream(1).uint32());
  });

  it('normal() has the moments 0, 1, 0, 3', () => {
    const random = stream(1, 'normal');
    const values = many(100000, () => random.normal());
    expect(moment(values, 1)).toBeCloseTo(0, 1.8);
    expect(moment(values, 2)).toBeCloseTo(1, 1.5);
    expect(moment(values, 3)).toBeCloseTo(0, 1.2);
    expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.15);
  });

  it('shuffled(list) leaves the list alone and gives every order alike', () => {
    const random = stream(1, 'orders');
    const list = ['a', 'b', 'c', 'd'];
    const counts = new Map<string, number>();
    for (let i = 0; i < 24000; i++) {
      const order = random.shuffled(list).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(list).toEqual(['a', 'b', 'c', 'd']);
    expect(counts.size).toBe(24);
    expect(Math.abs(unevenness([...counts.values()]))).toBeLessThan(4);
  });

  it('shuffled(list) of nothing and of one is itself', () => {
    expect(stream(1).shuffled([])).toEqual([]);
    expect(stream(1).shuffled([5])).toEqual([5]);
  });
});

function drawing(random: Stream): () => number {
  return () => random.uint32();
}
