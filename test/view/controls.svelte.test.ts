import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import DataTable from '#lib/view/DataTable.svelte';
import Figure from '#lib/view/Figure.svelte';
import Frontier from '#lib/view/Frontier.svelte';
import Heat from '#lib/view/Heat.svelte';
import Legend from '#lib/view/Legend.svelte';
import Notice from '#lib/view/Notice.svelte';
import Segmented from '#lib/view/Segmented.svelte';
import Slider from '#lib/view/Slider.svelte';
import Stale from '#lib/view/Stale.svelte';
import Switch from '#lib/view/Switch.svelte';

it('Switch calls onchange, and says when it changes the experiment', async () => {
  const onchange = vi.fn();
  const screen = await render(Switch, {
    label: 'Alignment',
    changes: 'spec',
    checked: false,
    onchange,
  });
  await screen.getByRole('switch', { name: /Alignment.*changes the experiment/ }).click();
  expect(onchange).toHaveBeenCalledExactlyOnceWith(true);
});

it('Slider calls onvalue at every step, says its value in words and keeps its bounds', async () => {
  const [onvalue, oncommit] = [vi.fn(), vi.fn()];
  const format = (value: number) => `${value} nats`;
  const words = { label: 'Exit threshold', changes: 'reading', format } as const;
  const range = { min: 0, max: 1, step: 0.5, value: 0.5 };
  const screen = await render(Slider, { ...words, ...range, onvalue, oncommit });
  const slider = screen.getByRole('slider', { name: 'Exit threshold' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', '0.5 nats');
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(onvalue).toHaveBeenLastCalledWith(1);
  expect(oncommit).toHaveBeenLastCalledWith(1);
});

it('Segmented is one group of radio buttons', async () => {
  const onvalue = vi.fn();
  const options = [
    { value: 'cut', label: 'cut' },
    { value: 'trunk', label: 'trunk' },
    { value: 'projector', label: 'projector', disabled: true },
  ];
  const screen = await render(Segmented, {
    label: 'Stage',
    changes: 'reading',
    options,
    value: 'cut',
    onvalue,
  });
  await expect.element(screen.getByRole('group', { name: 'Stage' })).toBeVisible();
  await expect.element(screen.getByRole('radio', { name: 'projector' })).toBeDisabled();
  screen.getByRole('radio', { name: 'cut' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onvalue).toHaveBeenCalledExactlyOnceWith('trunk');
});

it('Legend toggles are pressed while their item is shown', async () => {
  const onpress = vi.fn();
  const items = [
    { label: 'client 1', hue: 0 },
    { label: 'client 2', hue: 1 },
  ];
  const screen = await render(Legend, { label: 'clients', items, pressed: new Set([0]), onpress });
  const second = screen.getByRole('button', { name: 'client 2' });
  await expect.element(second).toHaveAttribute('aria-pressed', 'false');
  await second.click();
  expect(onpress).toHaveBeenCalledExactlyOnceWith(1);
});

it('Legend says when hues repeat', async () => {
  const items = Array.from({ length: 10 }, (_, i) => ({ label: `client ${i + 1}`, hue: i }));
  const screen = await render(Legend, { label: 'clients', items });
  await expect.element(screen.getByText(/hues repeat: from the 9th on/)).toBeVisible();
});

it('Figure reads as one sentence and says why a number is missing', async () => {
  const screen = await render(Figure, { label: 'Skew', from: 0.8, to: 0.33, better: 'lower' });
  const text = screen.container.textContent.replaceAll(/\s+/g, ' ');
  expect(text).toContain('0.80 →to 0.33 −0.47, better');
  await screen.rerender({ label: 'Skew', to: null, missing: 'no server model' });
  await expect.element(screen.getByText('no server model')).toBeVisible();
});

it('Heat is a table; the outlined cells say what they are, rows can be chosen', async () => {
  const onselectrow = vi.fn();
  const screen = await render(Heat, {
    label: 'Server accuracy',
    rows: [{ label: 'client 1', hue: 0 }, { label: 'client 2' }],
    columns: ['0', '1'],
    axes: { row: 'client', column: 'class' },
    values: [1, 0.25, NaN, 0],
    outlined: [1, 0, 0, 0],
    outlineMeans: 'held',
    selectedRow: 1,
    onselectrow,
  });
  const cells = Array.from(screen.container.querySelectorAll('.cell'), (cell) =>
    cell.textContent.trim(),
  );
  expect(cells).toEqual(['1.00, held', '0.25', '–', '0.00']);
  await screen.getByRole('button', { name: 'client 1' }).click();
  expect(onselectrow).toHaveBeenLastCalledWith(0);
  await screen.getByRole('button', { name: 'client 2' }).click();
  expect(onselectrow).toHaveBeenLastCalledWith(null);
});

it('Frontier hears the pointer in the chart on the steps of its slider', async () => {
  const onvalue = vi.fn();
  const screen = await render(Frontier, {
    label: 'Accuracy and exits',
    series: [{ label: 'accuracy', hue: 'ink', x: [0, 0.5, 1], y: [0.7, 0.8, 0.6] }],
    x: { label: 'exit threshold', domain: [0, 1] },
    y: { label: 'share' },
    value: 0.4,
    step: 0.1,
    onvalue,
  });
  const chart = screen.getByRole('img', { name: 'Accuracy and exits' });
  await expect.element(chart).toHaveAccessibleDescription(/accuracy: from 0\.7 at 0 to 0\.6 at 1/);
  const width = chart.element().getBoundingClientRect().width;
  await chart.click({ position: { x: 44 + (width - 60) * 0.72, y: 80 } });
  expect(onvalue).toHaveBeenLastCalledWith(0.7);
});

it('Frontier sets what x follows from, where the chart runs over something else', async () => {
  const onvalue = vi.fn();
  const screen = await render(Frontier, {
    label: 'Accuracy',
    series: [{ label: 'accuracy', hue: 'ink', x: [0, 0.5, 1], y: [0.7, 0.8, 0.6] }],
    x: { label: 'share offloaded', domain: [0, 1] },
    y: { label: 'share' },
    knob: {
      axis: { label: 'exit threshold', domain: [0, 2] },
      toX: (value) => 1 - value / 2,
      fromX: (x) => 2 - 2 * x,
    },
    value: 0.4,
    step: 0.1,
    onvalue,
  });
  const chart = screen.getByRole('img', { name: 'Accuracy' });
  await expect.element(chart).toHaveAccessibleDescription(/exit threshold 0\.4 at 0\.8/);
  const width = chart.element().getBoundingClientRect().width;
  await chart.click({ position: { x: 44 + (width - 60) * 0.25, y: 80 } });
  expect(onvalue).toHaveBeenLastCalledWith(1.5);
  await screen.getByRole('slider', { name: 'exit threshold' }).fill('2');
  expect(onvalue).toHaveBeenLastCalledWith(2);
});

it('DataTable makes its rows when it is opened', async () => {
  const rows = vi.fn(() => [[1, 0.5]]);
  const screen = await render(DataTable, {
    caption: 'losses',
    columns: [{ label: 'round' }, { label: 'loss' }],
    rows,
  });
  expect(rows).not.toHaveBeenCalled();
  await screen.getByText('Table').click();
  await expect.element(screen.getByRole('cell', { name: '0.5' })).toBeVisible();
});

it('Notice names what is wrong and offers what can be done', async () => {
  const onclick = vi.fn();
  const title = 'clients.count: 0 is not in 2…64';
  const screen = await render(Notice, {
    kind: 'error',
    title,
    action: { label: 'Use 2', onclick },
  });
  await expect.element(screen.getByRole('alert')).toHaveTextContent(title);
  await screen.getByRole('button', { name: 'Use 2' }).click();
  expect(onclick).toHaveBeenCalledOnce();
});

it('Stale hatches its children, says why, and runs again; fresh ones are left alone', async () => {
  const onrerun = vi.fn();
  const children = createRawSnippet(() => ({ render: () => '<p>0.75</p>' }));
  const props = { reason: 'alignment was switched off', onrerun, children };
  const screen = await render(Stale, { ...props, stale: true });
  await expect.element(screen.getByRole('status')).toHaveTextContent(/alignment was switched off/);
  await expect.element(screen.getByText('0.75')).toBeVisible();
  await screen.getByRole('button', { name: 'Run again' }).click();
  expect(onrerun).toHaveBeenCalledOnce();
  await screen.rerender({ ...props, stale: false });
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
  expect(screen.getByRole('button').elements()).toHaveLength(0);
});
