import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { cosine, exp, ln, sine } from '#lib/sim/exact.ts';
import { stream } from '#lib/sim/random.ts';

const COUNT = 20000;

/** The largest relative distance of two functions over evenly drawn arguments. */
function distance(
  ours: (x: number) => number,
  theirs: (x: number) => number,
  from: number,
  to: number,
): number {
  const random = stream(1, 'arguments');
  let worst = 0;
  for (let i = 0; i < COUNT; i++) {
    const x = from + (to - from) * random.uniform();
    const [y, t] = [ours(x), theirs(x)];
    worst = Math.max(worst, Math.abs(y - t) / Math.abs(t));
  }
  return worst;
}

describe('exp(x)', () => {
  it('is within 1e-15 of Math.exp', () => {
    expect(distance(exp, Math.exp, -708, 709)).toBeLessThan(1e-15);
    expect(distance(exp, Math.exp, -1e-3, 1e-3)).toBeLessThan(1e-15);
  });

  it('is exact at 0 and goes to infinity, 0 and NaN where it must', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.79)).toBe(Infinity);
    expect(exp(709.78)).toBeLessThan(Infinity);
    expect(exp(-745.2)).toBe(0);
    expect(exp(-745.1)).toBe(Number.MIN_VALUE);
    expect(exp(-740) / Math.exp(-740)).toBeCloseTo(1, 3);
  });
});

describe('ln(x)', () => {
  it('is within 1e-15 of Math.log, also near 1', () => {
    expect(distance(ln, Math.log, 1e-9, 3)).toBeLessThan(1e-15);
    expect(distance(ln, Math.log, 0.999, 1.001)).toBeLessThan(1e-15);
    expect(distance(ln, Math.log, 1e300, 1e308)).toBeLessThan(1e-15);
    expect(distance(ln, Math.log, 1e-323, 1e-308)).toBeLessThan(1e-15);
  });

  it('is exact at 1 and goes to −infinity, infinity and NaN where it must', () => {
    expect(ln(1)).toBe(0);
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
    expect(ln(Number.MIN_VALUE)).toBeCloseTo(-1074 * Math.LN2, 10);
    expect(ln(Number.MAX_VALUE)).toBeCloseTo(1024 * Math.LN2, 10);
  });

  it('undoes exp', () => {
    for (let x = -700; x <= 700; x += 7.3) expect(ln(exp(x))).toBeCloseTo(x, 12);
  });
});

describe('sine(x), cosine(x)', () => {
  it('are within 1e-15 of Math.sin and Math.cos', () => {
    for (const reach of [1, 10, 1048576]) {
      expect(distance(sine, Math.sin, -reach, reach)).toBeLessThan(1e-15);
      expect(distance(cosine, Math.cos, -reach, reach)).toBeLessThan(1e-15);
    }
  });

  it('keep their digits beside multiples of π / 2', () => {
    for (const quarters of [1, 2, 3, 4, 7, 100, 51819, 573204]) {
      const x = (quarters * Math.PI) / 2;
      const [ours, theirs] = quarters % 2 ? [cosine(x), Math.cos(x)] : [sine(x), Math.sin(x)];
      expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-15);
    }
  });

  it('are exact at 0, NaN at infinity, and refuse angles too far to reduce', () => {
    expect(sine(0)).toBe(0);
    expect(sine(-0)).toBe(-0);
    expect(cosine(0)).toBe(1);
    for (const x of [NaN, Infinity, -Infinity]) {
      expect(sine(x)).toBeNaN();
      expect(cosine(x)).toBeNaN();
    }
    expect(() => sine(1048577)).toThrow('angle: 1048577 is not in ±1048576');
  });
});

it('exp, ln, sine and cosine give these very bits', () => {
  const values = new DataView(new ArrayBuffer(4000 * 8));
  for (let i = 0; i < 1000; i++) {
    const x = (i - 500) * 1.37;
    values.setFloat64(32 * i, exp(x));
    values.setFloat64(32 * i + 8, ln(Math.abs(x) + 1e-3));
    values.setFloat64(32 * i + 16, sine(x));
    values.setFloat64(32 * i + 24, cosine(x));
  }
  expect(bytesToHex(sha256(new Uint8Array(values.buffer)))).toMatchInlineSnapshot(
    `"0dee09d530ebf0ef29ee467dd3c797c905ef8cc2c3170bf2815cb79e59befabf"`,
  );
});
