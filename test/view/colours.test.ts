import { readFileSync } from 'node:fs';
import { rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { barOf, hueName, repeatNote, toneOf } from '#lib/view/colours.ts';

const tokens = readFileSync('src/app.css', 'utf8');

describe('hues', () => {
  it('toneOf(i) and barOf(i) together tell 32 things apart', () => {
    const looks = Array.from({ length: 32 }, (_, i) => `${toneOf(i)} ${barOf(i)}`);
    expect(new Set(looks).size).toBe(32);
    expect(barOf(7)).toBe('none');
    expect(barOf(8)).toBe('under');
  });

  it('hueName(hue) is one that app.css knows', () => {
    for (const hue of [0, 15, 40, 'ink', 'soft'] as const) {
      expect(tokens).toContain(`[data-hue='${hueName(hue)}']`);
    }
  });

  it('repeatNote(count) says so as soon as hues repeat', () => {
    expect(repeatNote(8)).toBeNull();
    expect(repeatNote(12)).toContain('from the 9th on');
    expect(repeatNote(20)).toContain('from the 17th on');
    expect(repeatNote(64)).toContain('from the 25th on');
  });
});

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('app.css in the %s theme', (_, theme) => {
  const panel = token('panel', theme);
  const paper = token('paper', theme);

  it.each(Array.from({ length: 16 }, (_, i) => i))('hue %i has 3 : 1 on the panel', (i) => {
    expect(contrast(token(`hue-${i}`, theme), panel)).toBeGreaterThanOrEqual(3);
  });

  it.each(['ink', 'soft', 'accent', 'good', 'bad'])('%s is legible as text', (name) => {
    expect(contrast(token(name, theme), paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(name, theme), panel)).toBeGreaterThanOrEqual(4.5);
  });

  it('the edge of a control has 3 : 1, ink on the darkest cell and words on the accent have 4.5 : 1', () => {
    expect(contrast(token('edge', theme), panel)).toBeGreaterThanOrEqual(3);
    expect(contrast(token('ink', theme), token('heat', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('on-accent', theme), token('accent', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('accent', theme), token('accent-wash', theme))).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});

function token(name: string, theme: 0 | 1): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens);
  if (!found) throw new Error(`app.css has no --${name}`);
  return found[1 + theme];
}

/** Contrast ratio of two colours, 1…21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [x, y, z] = [r, g, b].map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}
