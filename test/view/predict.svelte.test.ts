import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import Choice from '#lib/view/Choice.svelte';
import PredictCurve from '#lib/view/PredictCurve.svelte';
import PredictPoint from '#lib/view/PredictPoint.svelte';
import type { ChoiceProps } from '#lib/view/props/choice.ts';
import type { PredictCurveProps } from '#lib/view/props/predictCurve.ts';
import type { PredictPointProps } from '#lib/view/props/predictPoint.ts';
import { violations } from './axe.ts';
import { draw } from './pen.ts';

const curve = (more: Partial<PredictCurveProps> = {}): PredictCurveProps => ({
  label: 'Accuracy by round',
  x: { label: 'round', values: [0, 20, 40] },
  y: { label: 'accuracy', format: (value) => value.toFixed(2) },
  value: [0.5, null, null],
  ...more,
});

it('PredictCurve: dragging across the chart places every point on the way', async () => {
  const onvalue = vi.fn();
  const screen = await render(PredictCurve, curve({ onvalue }));
  const chart = screen.getByRole('img', { name: 'Accuracy by round' });
  // Past both ends of the axis, along half its height.
  draw(chart.element(), [
    [0.01, (28 + (240 - 28 - 44) / 2) / 240],
    [0.99, (28 + (240 - 28 - 44) / 2) / 240],
  ]);
  expect(onvalue).toHaveBeenLastCalledWith([0.5, 0.5, 0.5]);
});

it('PredictCurve: every place has a slider for the keyboard, which keeps to the domain', async () => {
  const onvalue = vi.fn();
  const screen = await render(PredictCurve, curve({ onvalue }));
  const slider = screen.getByRole('slider', { name: 'accuracy at round 20' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'not placed');
  slider.element().focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(onvalue).toHaveBeenLastCalledWith([0.5, 0.51, null]);
  await userEvent.keyboard('{End}{ArrowUp}');
  expect(onvalue).toHaveBeenLastCalledWith([0.5, 1, null]);
  screen.getByRole('slider', { name: 'accuracy at round 40' }).element().focus();
  await userEvent.keyboard('{Enter}');
  expect(onvalue).toHaveBeenLastCalledWith([0.5, null, 0.5]);
});

it('PredictCurve: locked, it states the gap, has it in the table and takes no more', async () => {
  const onvalue = vi.fn();
  const more = { value: [0.5, 0.5, 0.5], actual: [0.25, 0.5, null], locked: true, onvalue };
  const screen = await render(PredictCurve, curve(more));
  const chart = screen.getByRole('img', { name: 'Accuracy by round' });
  const gap = 'Mean gap 0.13: your curve is 0.13 too high overall.';
  await expect.element(chart).toHaveAccessibleDescription(gap);
  expect(screen.getByRole('slider').elements()).toHaveLength(0);
  draw(chart.element(), [
    [0.1, 0.5],
    [0.9, 0.5],
  ]);
  expect(onvalue).not.toHaveBeenCalled();
  await screen.getByText('Table').click();
  const cells = screen.getByRole('cell').elements();
  expect(cells.map((cell) => cell.textContent.trim()).slice(0, 4)).toEqual([
    ...['0', '0.50', '0.25', '0.25'],
  ]);
});

it('PredictCurve: what happened is not shown before the answer is locked', async () => {
  const screen = await render(PredictCurve, curve({ actual: [0.25, 0.5, 0.75] }));
  expect(screen.container.textContent).not.toContain('the run');
});

const point = (more: Partial<PredictPointProps> = {}): PredictPointProps => ({
  label: 'Where does the skew land?',
  axis: { label: 'skew', domain: [0, 1], format: (value) => value.toFixed(2) },
  value: null,
  ...more,
});

it('PredictPoint: the point is placed with the keys, or where it is by Enter', async () => {
  const onvalue = vi.fn();
  const screen = await render(PredictPoint, point({ onvalue }));
  const slider = screen.getByRole('slider', { name: 'Where does the skew land?' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'not placed yet');
  slider.element().focus();
  await userEvent.keyboard('{Enter}');
  expect(onvalue).toHaveBeenLastCalledWith(0.5);
  await userEvent.keyboard('{ArrowRight}');
  expect(onvalue).toHaveBeenLastCalledWith(0.51);
});

it('PredictPoint: locked, both points and the gap between them are told', async () => {
  const screen = await render(PredictPoint, point({ value: 0.5, actual: 0.25, locked: true }));
  await expect.element(screen.getByText('Gap 0.25: your answer is 0.25 too high.')).toBeVisible();
  expect(screen.getByRole('slider').elements()).toHaveLength(0);
  await expect.element(screen.getByRole('img')).toHaveAccessibleName(/skew land\? Gap 0\.25/);
});

const choice = (more: Partial<ChoiceProps> = {}): ChoiceProps => ({
  label: 'Which client exits most?',
  options: [
    { value: 'a', label: 'client 1', hue: 0 },
    { value: 'b', label: 'client 2', detail: 'holds 1, 2 and 9' },
  ],
  value: null,
  ...more,
});

it('Choice is one group of radio buttons', async () => {
  const onvalue = vi.fn();
  const screen = await render(Choice, choice({ onvalue }));
  await expect
    .element(screen.getByRole('group', { name: 'Which client exits most?' }))
    .toBeVisible();
  await screen.getByRole('radio', { name: /client 2/ }).click();
  expect(onvalue).toHaveBeenCalledExactlyOnceWith('b');
});

it('Choice: locked, it says in words which is right and why, and takes no more', async () => {
  const children = createRawSnippet(() => ({ render: () => '<p>Its classes are easy.</p>' }));
  const screen = await render(Choice, choice({ value: 'a', locked: true, right: ['b'], children }));
  await expect.element(screen.getByText('✕ your answer')).toBeVisible();
  await expect.element(screen.getByText('✓ right')).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent(/Right is client 2.*are easy/);
  await expect.element(screen.getByRole('radio', { name: /client 2/ })).toBeDisabled();
});

it('Choice: locked before the answer is known, it keeps it and does not judge', async () => {
  const screen = await render(Choice, choice({ value: 'a', locked: true }));
  await expect.element(screen.getByText('your answer')).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

it('axe finds nothing on predictions, open and locked', async () => {
  for (const locked of [false, true]) {
    const shown = [
      await render(PredictCurve, curve({ locked, actual: [0.1, 0.2, 0.3] })),
      await render(PredictPoint, point({ locked, value: 0.2, actual: 0.3 })),
      await render(Choice, choice({ locked, value: 'a', right: ['a'] })),
    ];
    for (const screen of shown) {
      expect(await violations(screen.container)).toEqual([]);
      await screen.unmount();
    }
  }
});
