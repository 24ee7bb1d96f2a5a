import { describe, expect, it } from 'vitest';
import type { Palette } from '#lib/view/colours.ts';
import {
  drawScatter,
  type MarkContext,
  type Marks,
  markSize,
  paintOrder,
} from '#lib/view/draw/scatter.ts';

const palette: Palette = {
  paper: 'paper',
  panel: 'panel',
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  accent: 'accent',
  hues: Array.from({ length: 16 }, (_, i) => `hue ${i}`),
};

/** Writes down what is painted, as 'verb sign colour alpha'. */
function fakeContext() {
  const log: string[] = [];
  const context = {
    fillStyle: '',
    strokeStyle: '',
    globalAlpha: 1,
    fillText(sign: string) {
      log.push(`fill ${sign} ${this.fillStyle} ${this.globalAlpha}`);
    },
    strokeText(sign: string) {
      log.push(`stroke ${sign} ${this.strokeStyle} ${this.globalAlpha}`);
    },
    fillRect() {
      log.push(`bar ${this.fillStyle}`);
    },
    beginPath() {},
    arc() {},
    fill() {},
    stroke() {
      log.push('ring');
    },
  };
  return { context: context as unknown as MarkContext, log };
}

function painted(marks: Partial<Marks>): string[] {
  const { context, log } = fakeContext();
  const pixels = new Float32Array([0, 0, 10, 10, 20, 20]);
  drawScatter(
    context,
    { pixels, signs: ['a', 'b', 'c'], hues: [0, 1, 9], size: 10, ...marks },
    palette,
  );
  return log;
}

describe('drawScatter', () => {
  it('drawScatter(marks) paints each sign once in its colour, repeats of a hue with a bar', () => {
    expect(painted({}).toSorted()).toEqual([
      'bar hue 9',
      'fill a hue 0 1',
      'fill b hue 1 1',
      'fill c hue 9 1',
    ]);
  });

  it('dimmed marks are faded and lie under the others', () => {
    const log = painted({ dimmed: [0, 1, 0] });
    expect(log[0]).toMatch(/^fill b hue 1 0\.\d+$/);
    expect(log.at(-1)).toMatch(/ 1$|bar/);
  });

  it('hollow marks are an outline around the ground', () => {
    const log = painted({ hollow: [1, 0, 0] });
    expect(log).toContain('stroke a hue 0 1');
    expect(log).toContain('fill a panel 1');
    expect(log).not.toContain('fill a hue 0 1');
  });

  it('the hovered mark is last, over the selected ones, even when dimmed', () => {
    const log = painted({ selected: new Set([0, 1]), hovered: 0, dimmed: [1, 0, 0] });
    expect(log.slice(-4)).toEqual(['ring', 'fill b hue 1 1', 'ring', 'fill a hue 0 1']);
    expect(log.filter((entry) => entry.startsWith('fill a'))).toHaveLength(1);
  });

  it('a large selection has no discs: the other marks fade', () => {
    const n = 40;
    const pixels = Float32Array.from({ length: 2 * n }, (_, i) => i);
    const signs = Array.from({ length: n }, (_, i) => `${i}`);
    const selected = new Set(signs.map(Number).filter((i) => i > 9));
    const log = painted({ pixels, signs, hues: new Uint8Array(n), selected });
    expect(log).not.toContain('ring');
    expect(log[0]).toMatch(/ 0\.\d+$/);
    expect(log.slice(10).every((entry) => entry.endsWith(' 1'))).toBe(true);
    expect(log).toHaveLength(n);
  });

  it('points that are nowhere are not painted', () => {
    const pixels = new Float32Array([NaN, 0, 10, 10, 20, Infinity]);
    expect(painted({ pixels, selected: new Set([0]), hovered: 2 })).toEqual(['fill b hue 1 1']);
  });
});

describe('paintOrder', () => {
  it.each([0, 1, 2, 7, 800, 1000, 1999])('paintOrder(%i) holds every point once', (n) => {
    expect([...paintOrder(n)].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: n }, (_, i) => i),
    );
  });

  it('paintOrder(n) mixes a list that is sorted by client', () => {
    const clients = Array.from(paintOrder(800).subarray(0, 16), (i) => Math.floor(i / 100));
    expect(new Set(clients).size).toBe(8);
  });
});

describe('markSize', () => {
  it('markSize(n, width) shrinks with the crowd and the map, within 9…20', () => {
    expect(markSize(1600, 450)).toBeGreaterThan(markSize(6000, 450));
    expect(markSize(800, 360)).toBeGreaterThanOrEqual(9);
    expect(markSize(10, 2000)).toBe(20);
  });
});
