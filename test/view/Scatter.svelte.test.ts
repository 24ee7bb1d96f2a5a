import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { ScatterProps } from '#lib/view/props/scatter.ts';
import Scatter from '#lib/view/Scatter.svelte';
import { violations } from './axe.ts';
import { draw } from './pen.ts';

const corners = new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]);

function props(more: Partial<ScatterProps> = {}): ScatterProps {
  return {
    label: 'after alignment',
    description: '4 points, skew ratio 0.33',
    positions: corners,
    signs: ['0', '1', '2', '3'],
    hues: [0, 1, 2, 3],
    describe: (i) => `point ${i}`,
    ...more,
  };
}

it('the map has a name and a text alternative with its figures', async () => {
  const screen = await render(Scatter, props());
  const map = screen.getByRole('application', { name: 'after alignment' });
  await expect.element(map).toHaveAccessibleDescription(/skew ratio 0\.33/);
});

it('arrow keys walk in the order given, and the point is announced', async () => {
  const onhover = vi.fn();
  const screen = await render(Scatter, props({ order: [2, 0], onhover }));
  screen.getByRole('application').element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onhover).toHaveBeenLastCalledWith(2);
  await screen.rerender(props({ order: [2, 0], onhover, hovered: 2 }));
  await userEvent.keyboard('{ArrowRight}');
  expect(onhover).toHaveBeenLastCalledWith(0);
  const live = screen.container.querySelector('[aria-live]')!;
  await expect.element(live as HTMLElement).toHaveTextContent('point 2');
});

it('Enter selects, Shift and Enter adds, Escape clears', async () => {
  const onselect = vi.fn();
  const selected = new Set([1]);
  const screen = await render(Scatter, props({ onselect, hovered: 3, selected }));
  screen.getByRole('application').element().focus();
  await userEvent.keyboard('{Enter}');
  expect(onselect).toHaveBeenLastCalledWith([3]);
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onselect).toHaveBeenLastCalledWith([1, 3]);
  await userEvent.keyboard('{Escape}');
  expect(onselect).toHaveBeenLastCalledWith([]);
});

it('the pointer hovers and a click selects the nearest mark that is not dimmed', async () => {
  const [onhover, onselect] = [vi.fn(), vi.fn()];
  const screen = await render(Scatter, props({ onhover, onselect, dimmed: [0, 0, 1, 0] }));
  const map = screen.getByRole('application');
  const side = map.element().getBoundingClientRect().width;
  // The upper right corner is point 3: y runs upwards.
  await map.click({ position: { x: side * 0.94, y: side * 0.06 } });
  expect(onhover).toHaveBeenLastCalledWith(3);
  expect(onselect).toHaveBeenLastCalledWith([3]);
  await map.click({ position: { x: side * 0.06, y: side * 0.06 } });
  expect(onselect).toHaveBeenLastCalledWith([]);
});

/** Around the two marks on the left, points 0 and 2. */
const left = [
  [0.01, 0.01],
  [0.2, 0.01],
  [0.2, 0.99],
  [0.01, 0.99],
] as const;

it('a lasso selects what it encloses; with Shift it adds, with Alt it takes out', async () => {
  const onselect = vi.fn();
  const screen = await render(Scatter, props({ onselect, selected: new Set([0, 3]) }));
  const map = screen.getByRole('application').element();
  draw(map, left);
  expect(onselect).toHaveBeenLastCalledWith([0, 2]);
  draw(map, left, { shiftKey: true });
  expect(onselect).toHaveBeenLastCalledWith([0, 3, 2]);
  draw(map, left, { altKey: true });
  expect(onselect).toHaveBeenLastCalledWith([3]);
  expect(onselect).toHaveBeenCalledTimes(3);
});

it('a lasso leaves dimmed marks out, and says how many it selected', async () => {
  const onselect = vi.fn();
  const screen = await render(Scatter, props({ onselect, dimmed: [0, 0, 1, 0] }));
  draw(screen.getByRole('application').element(), left);
  expect(onselect).toHaveBeenLastCalledWith([0]);
  await screen.rerender(props({ onselect, selected: new Set([0]) }));
  const live = screen.container.querySelector<HTMLElement>('[aria-live]')!;
  await expect.element(live).toHaveTextContent('1 selected');
});

it('Escape drops a lasso that is being drawn', async () => {
  const onselect = vi.fn();
  const screen = await render(Scatter, props({ onselect }));
  const map = screen.getByRole('application').element() as HTMLElement;
  map.focus();
  const escape = () =>
    map.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  map.addEventListener('pointerup', escape, { capture: true, once: true });
  draw(map, left);
  expect(onselect).not.toHaveBeenCalled();
});

it('a finger moves the page until the lasso is switched on for it', async () => {
  const onselect = vi.fn();
  const screen = await render(Scatter, props({ onselect }));
  const map = screen.getByRole('application').element();
  // Beside every mark, so that the tap at the end selects none.
  const tap = [...left, [0.5, 0.5]] as const;
  draw(map, tap, { pointerType: 'touch' });
  expect(onselect).toHaveBeenLastCalledWith([]);
  expect(getComputedStyle(map).touchAction).toBe('manipulation');
  screen.container.querySelector<HTMLElement>('button[aria-pressed]')!.click();
  await expect.poll(() => getComputedStyle(map).touchAction).toBe('none');
  draw(map, left, { pointerType: 'touch' });
  expect(onselect).toHaveBeenLastCalledWith([0, 2]);
});

it('Shift and arrows select along the walk and back, Control and A all that is shown', async () => {
  const [onhover, onselect] = [vi.fn(), vi.fn()];
  const base = { onhover, onselect, dimmed: [0, 1, 0, 0] };
  const screen = await render(Scatter, props({ ...base, hovered: 0 }));
  screen.getByRole('application').element().focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}');
  expect(onhover).toHaveBeenLastCalledWith(2);
  expect(onselect).toHaveBeenLastCalledWith([0, 2]);
  await screen.rerender(props({ ...base, hovered: 2, selected: new Set([0, 2]) }));
  await userEvent.keyboard('{ArrowRight}');
  expect(onselect).toHaveBeenLastCalledWith([0, 2, 3]);
  await screen.rerender(props({ ...base, hovered: 3, selected: new Set([0, 2, 3]) }));
  await userEvent.keyboard('{ArrowLeft}{/Shift}');
  expect(onselect).toHaveBeenLastCalledWith([0, 2]);
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(onselect).toHaveBeenLastCalledWith([0, 2, 3]);
});

it('with groups the keys walk on three levels, with a sentence for each', async () => {
  const onhover = vi.fn();
  const walk = {
    outer: [0, 0, 0, 1],
    inner: [5, 5, 6, 5],
    names: { outer: 'client', inner: 'class' },
  };
  const describe: ScatterProps['describe'] = (i, level) => `${level} of ${i}`;
  const at = (hovered: number) => props({ walk, describe, onhover, hovered });
  const screen = await render(Scatter, at(0));
  const map = screen.getByRole('application');
  await expect.element(map).toHaveAccessibleDescription(/up and down by class.*by client/);
  map.element().focus();
  const live = screen.container.querySelector<HTMLElement>('[aria-live]')!;
  for (const [key, from, to, level] of [
    ['ArrowRight', 0, 1, 'point'],
    ['ArrowDown', 1, 2, 'inner'],
    ['PageDown', 1, 3, 'outer'],
  ] as const) {
    await screen.rerender(at(from));
    await userEvent.keyboard(`{${key}}`);
    expect(onhover).toHaveBeenLastCalledWith(to);
    await screen.rerender(at(to));
    await expect.element(live).toHaveTextContent(`${level} of ${to}`);
  }
});

it('axe finds nothing on a map', async () => {
  const screen = await render(Scatter, props({ onselect: () => {}, selected: new Set([1]) }));
  expect(await violations(screen.container)).toEqual([]);
});

it('the canvas has the sharpness of the screen and something is painted', async () => {
  const screen = await render(Scatter, props());
  const canvas = screen.container.querySelector('canvas')!;
  const painted = () => canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  await expect.poll(() => canvas.width).toBe(Math.round(canvas.clientWidth * devicePixelRatio));
  await expect.poll(() => painted().data.some((value) => value > 0)).toBe(true);
});

it('new positions move the points, and arrive', async () => {
  const screen = await render(Scatter, props());
  const canvas = screen.container.querySelector('canvas')!;
  const picture = () => canvas.toDataURL();
  await expect.poll(() => canvas.width).toBeGreaterThan(0);
  await expect
    .poll(() =>
      canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean),
    )
    .toBe(true);
  const before = picture();
  const turned = new Float32Array([0, 1, 0, 0, 1, 1, 1, 0]);
  await screen.rerender(props({ positions: turned }));
  await expect.poll(() => picture() !== before).toBe(true);
  await screen.rerender(props({ positions: corners }));
  await expect.poll(() => picture() === before, { timeout: 4000 }).toBe(true);
});
