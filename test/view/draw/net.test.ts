import { describe, expect, it } from 'vitest';
import { columnHeight, imageSide, netInWords, netOf, stackDepth } from '#lib/view/draw/net.ts';
import type { NetLayer } from '#lib/view/props/netDrawing.ts';

const small: readonly NetLayer[] = [
  { kind: 'images', size: 1, side: 14 },
  { kind: 'values', size: 64 },
  { kind: 'values', size: 32, label: 'cut 32' },
];
const large: readonly NetLayer[] = [
  { kind: 'images', size: 1, side: 14 },
  { kind: 'images', size: 64, side: 7 },
  { kind: 'values', size: 512 },
  { kind: 'values', size: 32 },
];

describe('netOf', () => {
  it('netOf(layers) draws one size alike in every drawing, larger ones larger', () => {
    expect(netOf(small).blocks[0].height).toBe(netOf(large).blocks[0].height);
    expect(columnHeight(512)).toBeGreaterThan(columnHeight(200));
    expect(imageSide(14)).toBeGreaterThan(imageSide(7));
    expect(stackDepth(16)).toBeGreaterThan(stackDepth(8));
  });

  it('blocks stand from left to right inside the drawing, and labels do not overlap', () => {
    const { blocks, width, height } = netOf(large);
    let right = 0;
    for (const block of blocks) {
      const depth = block.sheets.at(-1) ?? 0;
      expect(block.x).toBeGreaterThanOrEqual(right);
      expect(block.y - depth).toBeGreaterThanOrEqual(0);
      expect(block.y + block.height).toBeLessThan(height - 14);
      right = block.x + block.width + depth;
    }
    expect(right).toBeLessThanOrEqual(width);
    blocks.slice(1).forEach((block, i) => {
      const room = block.middle - blocks[i].middle;
      expect(room).toBeGreaterThan(3 * (block.label.length + blocks[i].label.length));
    });
  });

  it('there is one link between two blocks, and nothing without layers', () => {
    expect(netOf(large).links).toHaveLength(3);
    expect(netOf([])).toMatchObject({ width: 0, blocks: [], links: [] });
  });
});

it('netInWords(layers) names every layer', () => {
  expect(netInWords(large)).toBe('one image of 14 × 14, 64 images of 7 × 7, 512 values, 32 values');
});
