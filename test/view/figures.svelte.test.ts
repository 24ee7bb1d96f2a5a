import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import Bars from '#lib/view/Bars.svelte';
import Curves from '#lib/view/Curves.svelte';
import NetDrawing from '#lib/view/NetDrawing.svelte';
import PairBars from '#lib/view/PairBars.svelte';
import Phases from '#lib/view/Phases.svelte';
import type { PairBarsProps } from '#lib/view/props/pairBars.ts';
import type { PhasesProps } from '#lib/view/props/phases.ts';
import { violations } from './axe.ts';

const stages = ['Local step', 'Upload', 'Server'];
const phases = (more: Partial<PhasesProps> = {}): PhasesProps => ({
  label: 'A round',
  phases: stages.map((label) => ({ label })),
  current: 1,
  oncurrent: () => {},
  children: createRawSnippet<[number]>((i) => ({ render: () => `<p>stage ${i()}</p>` })),
  ...more,
});

it('Phases marks the current stage, shows what happens in it, and steps with its buttons', async () => {
  const oncurrent = vi.fn();
  const screen = await render(Phases, phases({ oncurrent }));
  const upload = screen.getByRole('button', { name: 'Upload' });
  await expect.element(upload).toHaveAttribute('aria-current', 'step');
  await expect.element(screen.getByText('stage 1')).toBeVisible();
  await screen.getByRole('button', { name: 'Next' }).click();
  expect(oncurrent).toHaveBeenLastCalledWith(2);
  await screen.getByRole('button', { name: 'Back' }).click();
  expect(oncurrent).toHaveBeenLastCalledWith(0);
  await screen.getByRole('button', { name: 'Server' }).click();
  expect(oncurrent).toHaveBeenLastCalledWith(2);
});

it('Phases steps with the arrow keys, one tab stop for all stages', async () => {
  const oncurrent = vi.fn();
  const screen = await render(Phases, phases({ oncurrent }));
  expect(screen.container.querySelectorAll('li [tabindex="0"]')).toHaveLength(1);
  screen.getByRole('button', { name: 'Upload' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(oncurrent).toHaveBeenLastCalledWith(2);
  await expect.element(screen.getByRole('button', { name: 'Server' })).toHaveFocus();
});

it('Phases ends at its ends, unless it goes on beyond', async () => {
  const onbeyond = vi.fn();
  const screen = await render(Phases, phases({ current: 2 }));
  const next = screen.getByRole('button', { name: 'Next' });
  await expect.element(next).toBeDisabled();
  await screen.rerender(phases({ current: 2, onbeyond }));
  await next.click();
  expect(onbeyond).toHaveBeenCalledExactlyOnceWith(1);
});

it('Bars has its notes beside the bars, or where there is no room under the name', async () => {
  const notes = [{ label: 'entropy', values: ['0.81'] }];
  const bars = { label: 'Answers', rows: [{ label: 'client 1' }], columns: ['3', '8'], notes };
  const axes = { row: 'client', column: 'class' };
  for (const [width, named] of [
    [1000, 'client 1'],
    [390, 'client 1 entropy 0.81'],
  ] as const) {
    await page.viewport(width, 600);
    const screen = await render(Bars, { ...bars, axes, values: [0.25, 0.75] });
    await expect.element(screen.getByRole('rowheader')).toHaveAccessibleName(named);
    expect(screen.getByRole('columnheader').elements()).toHaveLength(width > 400 ? 3 : 2);
    await screen.unmount();
  }
});

it('Bars is a table with every share, the largest of a row in bold', async () => {
  const screen = await render(Bars, {
    label: 'Answers',
    rows: [{ label: 'client 1', hue: 0 }, { label: 'client 2' }],
    columns: ['3', '8'],
    axes: { row: 'client', column: 'class' },
    values: [0.25, 0.75, NaN, NaN],
  });
  const cells = screen
    .getByRole('cell')
    .elements()
    .map((cell) => cell.textContent.trim());
  expect(cells).toEqual(expect.arrayContaining(['25', '75', '–']));
  const bold = [...screen.container.querySelectorAll('.largest')];
  expect(bold.map((cell) => cell.textContent.trim())).toEqual(['75']);
});

it('Bars outlines cells, and says what that means', async () => {
  const screen = await render(Bars, {
    label: 'Answers',
    rows: [{ label: 'client 1' }],
    columns: ['3', '8'],
    axes: { row: 'client', column: 'class' },
    values: [0.25, 0.75],
    outlined: [1, 0],
    outlineMeans: 'ID',
  });
  await expect.element(screen.getByRole('cell', { name: /^25 ?, ID$/ })).toHaveClass(/outlined/);
  await expect.element(screen.getByRole('cell', { name: '75' })).not.toHaveClass(/outlined/);
  await expect.element(screen.getByText('outlined: ID')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

const pairs: PairBarsProps = {
  label: 'Told right',
  sides: [
    { label: 'before', hue: 5 },
    { label: 'after', hue: 4 },
  ],
  rows: [
    { label: 'the client', values: [0.5, 3], chance: [0.25, null] },
    { label: 'the architecture', values: [null, 0.75], missing: ['one only', ''] },
  ],
  full: 2,
};

it('PairBars is a table with every value, its chance, and why there is none', async () => {
  const screen = await render(PairBars, pairs);
  const cells = [...screen.container.querySelectorAll('tbody td:last-child')];
  expect(cells.map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    '0.50 , chance 0.25',
    '3.00',
    'one only',
    '0.75',
  ]);
  await expect.element(screen.getByRole('rowheader', { name: 'the client' })).toBeVisible();
});

it('PairBars draws values on one scale, and fills the bar with what is larger', async () => {
  const screen = await render(PairBars, pairs);
  const bars = [...screen.container.querySelectorAll('.bar')];
  expect(bars.map((bar) => bar.getAttribute('width'))).toEqual(['25%', '100%', '37.5%']);
});

it('Curves leaves faint lines out of its key and says where its dots are', async () => {
  const line = { hue: 0, x: [0, 1], y: [0.2, 0.3] };
  const screen = await render(Curves, {
    ...{ label: 'Gates', x: { label: 'share' }, y: { label: 'accuracy' } },
    series: [
      { ...line, label: 'mean' },
      { ...line, label: 'client 1', faint: true },
    ],
    dots: [{ x: 0.5, y: 0.25, label: 'oracle', hue: 4, shape: 'diamond' }],
  });
  const chart = screen.getByRole('img', { name: 'Gates' });
  await expect
    .element(chart)
    .toHaveAccessibleDescription(/And 1 thin line, in the table\. oracle: 0\.25 at 0\.5$/);
  expect(screen.container.querySelectorAll('.key [data-hue]')).toHaveLength(1);
  expect(screen.container.querySelectorAll('.dot')).toHaveLength(1);
});

it('NetDrawing is an image with its layers in words', async () => {
  const layers = [
    { kind: 'images', size: 1, side: 14 },
    { kind: 'values', size: 200 },
  ] as const;
  const screen = await render(NetDrawing, { label: 'mlp-l', layers });
  const drawing = screen.getByRole('img', { name: 'mlp-l: one image of 14 × 14, 200 values' });
  await expect.element(drawing).toBeVisible();
  expect(drawing.element().getBoundingClientRect().height).toBeLessThanOrEqual(66);
});

it('axe finds nothing on figures', async () => {
  const band = { low: [0.1, 0.2], high: [0.3, 0.4] };
  const shown = [
    await render(Phases, phases({ onbeyond: () => {} })),
    await render(NetDrawing, { label: 'net', layers: [{ kind: 'values', size: 10 }], hue: 3 }),
    await render(Bars, {
      ...{ label: 'Answers', rows: [{ label: 'client 1', hue: 0 }], columns: ['3', '8'] },
      ...{ axes: { row: 'client', column: 'class' }, values: [0.25, 0.75] },
    }),
    await render(PairBars, pairs),
    await render(Curves, {
      ...{ label: 'Mean of seeds', x: { label: 'round' }, y: { label: 'accuracy' } },
      series: [{ label: 'server', hue: 0, x: [0, 1], y: [0.2, 0.3], band }],
    }),
  ];
  for (const screen of shown) expect(await violations(screen.container)).toEqual([]);
});
