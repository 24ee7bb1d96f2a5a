import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import DrawPad from '#lib/view/DrawPad.svelte';
import { violations } from './axe.ts';
import { draw } from './pen.ts';

const side = 8;

/** A pad, and the drawing that it gave last. */
async function pad(more: { image?: Uint8Array; disabled?: boolean } = {}) {
  const onchange = vi.fn<(image: Uint8Array) => void>();
  const props = { label: 'Draw a digit', side, onchange };
  const screen = await render(DrawPad, { ...props, ...more });
  const sheet = screen.getByRole('application', { name: 'Draw a digit' });
  const drawn = () => onchange.mock.lastCall?.[0];
  const inked = () => Array.from(drawn() ?? []).flatMap((value, i) => (value > 127 ? [i] : []));
  const rerender = (image: Uint8Array) => screen.rerender({ ...props, image });
  return { screen, sheet, onchange, drawn, inked, rerender };
}

it('a stroke inks the way of the pointer, and is given when it ends', async () => {
  const { sheet, onchange, inked } = await pad();
  draw(sheet.element(), [
    [1.5 / side, 4.5 / side],
    [6.5 / side, 4.5 / side],
  ]);
  expect(onchange).toHaveBeenCalled();
  expect(inked()).toEqual([33, 34, 35, 36, 37, 38]);
});

it('strokes are taken back one by one, the drawing is cleared, and clearing is taken back', async () => {
  const { screen, sheet, inked } = await pad();
  draw(sheet.element(), [[0.5 / side, 0.5 / side]]);
  draw(sheet.element(), [[7.5 / side, 7.5 / side]]);
  expect(inked()).toEqual([0, 63]);
  const undo = screen.getByRole('button', { name: 'Undo stroke' });
  await undo.click();
  expect(inked()).toEqual([0]);
  await screen.getByRole('button', { name: 'Clear' }).click();
  expect(inked()).toEqual([]);
  await undo.click();
  expect(inked()).toEqual([0]);
  await undo.click();
  await expect.element(undo).toBeDisabled();
});

it('the eraser takes ink away', async () => {
  const { screen, sheet, inked } = await pad({ image: new Uint8Array(side * side).fill(255) });
  await screen.getByRole('button', { name: 'Eraser' }).click();
  draw(sheet.element(), [[4.5 / side, 4.5 / side]]);
  expect(inked()).not.toContain(4 * side + 4);
  expect(inked()).toContain(0);
});

it('an image from outside is taken over without its strokes; its own is no news', async () => {
  const { screen, sheet, drawn, inked, rerender } = await pad();
  draw(sheet.element(), [[0.5 / side, 0.5 / side]]);
  await rerender(drawn()!);
  await expect.element(screen.getByRole('button', { name: 'Undo stroke' })).toBeEnabled();
  const sample = new Uint8Array(side * side);
  sample[20] = 255;
  await rerender(sample);
  await expect.element(screen.getByRole('button', { name: 'Undo stroke' })).toBeDisabled();
  draw(sheet.element(), [[7.5 / side, 7.5 / side]]);
  expect(inked()).toEqual([20, 63]);
  expect(sample[63]).toBe(0);
});

it('the keys move a cursor, ink, erase, draw and undo, and say where they are', async () => {
  const { screen, sheet, inked } = await pad();
  const live = screen.container.querySelector<HTMLElement>('[aria-live]')!;
  sheet.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(live).toHaveTextContent('row 5, column 5: paper');
  await userEvent.keyboard('{ArrowRight}[Space]');
  await expect.element(live).toHaveTextContent('row 5, column 6: inked');
  expect(inked()).toEqual([37]);
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
  expect(inked()).toEqual([35, 36, 37]);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(inked()).toEqual([36, 37]);
  await userEvent.keyboard('{Delete}');
  expect(inked()).not.toContain(35);
  await expect.element(live).toHaveTextContent('row 5, column 4: erased');
});

it('the pad says how much ink it holds; a disabled one takes none', async () => {
  const half = new Uint8Array(side * side).fill(255, 0, (side * side) / 2);
  const { sheet, onchange } = await pad({ image: half, disabled: true });
  await expect.element(sheet).toHaveAccessibleDescription(/50 % ink/);
  draw(sheet.element(), [[0.9, 0.9]]);
  sheet.element().focus();
  await userEvent.keyboard('{ArrowRight}[Space]');
  expect(onchange).not.toHaveBeenCalled();
});

it('axe finds nothing on a pad', async () => {
  const { screen } = await pad();
  expect(await violations(screen.container)).toEqual([]);
});
