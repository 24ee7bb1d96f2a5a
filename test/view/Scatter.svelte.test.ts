import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { ScatterProps } from '#lib/view/props.ts';
import Scatter from '#lib/view/Scatter.svelte';

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
