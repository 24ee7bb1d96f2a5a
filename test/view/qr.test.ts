import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { codeOf, LONGEST_CODE, pathOf } from '#lib/view/qr.ts';

/** Pixels of a side of a module. */
const SCALE = 4;

/** A link of this many characters, such as ours: all letters of base64url. */
function link(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const start = 'https://example.org/open/#proof=';
  const rest = Array.from({ length: length - start.length }, (_, i) => letters[(i * i + i) % 64]);
  return start + rest.join('');
}

/** The modules as an image of RGBA bytes. */
function image(modules: readonly (readonly boolean[])[]) {
  const side = modules.length * SCALE;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let i = 0; i < side * side; i++) {
    const dark = modules[Math.floor(i / side / SCALE)]![Math.floor((i % side) / SCALE)];
    if (dark) data.fill(0, i * 4, i * 4 + 3);
  }
  return { width: side, height: side, data };
}

describe('codeOf(text)', () => {
  it.each([100, 600, 1000, 2000, 2900, LONGEST_CODE])('is read again: %i characters', (length) => {
    const text = link(length);
    expect(text).toHaveLength(length);
    expect(decodeQR(image(codeOf(text)!), { timeLimit: 10_000 })).toBe(text);
  });

  it('has a quiet zone of four modules all around', () => {
    const modules = codeOf(link(100))!;
    const last = modules.length - 1;
    const isEdge = (i: number) => i < 4 || i > last - 4;
    modules.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (isEdge(x) || isEdge(y)) expect(dark).toBe(false);
      }),
    );
    expect(modules[4]![4]).toBe(true);
  });

  it('is null for a text that is too long, in bytes', () => {
    expect(codeOf(link(LONGEST_CODE + 1))).toBeNull();
    expect(codeOf('é'.repeat(LONGEST_CODE / 2 + 1))).toBeNull();
  });
});

describe('pathOf(modules)', () => {
  it('has a rectangle for each run of dark modules', () => {
    expect(
      pathOf([
        [true, true, false],
        [false, false, false],
        [false, true, true],
      ]),
    ).toBe('M0 0h2v1h-2zM1 2h2v1h-2z');
  });
});
