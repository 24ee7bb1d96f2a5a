import { expect, it } from 'vitest';
import { drawPixels, type PadContext } from '#lib/view/draw/pad.ts';

it('drawPixels(image) leaves paper alone, and squares meet on device pixels', () => {
  const squares: [number, number, number, number, number][] = [];
  const context = {
    globalAlpha: 1,
    fillRect(x: number, y: number, width: number, height: number) {
      squares.push([x, y, width, height, this.globalAlpha]);
    },
  };
  const image = new Uint8Array([255, 51, 0, 0, 0, 0, 0, 0, 255]);
  drawPixels(context as unknown as PadContext, image, 3, { width: 10, ratio: 2 }, 'ink');
  expect(squares).toHaveLength(3);
  const [[x0, , w0, , first], [x1, , , , second], [x2, y2, w2, h2]] = squares;
  expect(x0 + w0).toBe(x1);
  expect(Number.isInteger(2 * x1)).toBe(true);
  expect([first, second]).toEqual([1, 0.2]);
  expect([x2 + w2, y2 + h2]).toEqual([10, 10]);
  expect(context.globalAlpha).toBe(1);
});
