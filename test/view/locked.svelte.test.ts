import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import Frontier from '#lib/view/Frontier.svelte';
import NumberField from '#lib/view/NumberField.svelte';
import Segmented from '#lib/view/Segmented.svelte';
import Slider from '#lib/view/Slider.svelte';
import Stale from '#lib/view/Stale.svelte';
import Switch from '#lib/view/Switch.svelte';

it('a locked Slider keeps its value to be read, and takes no other', async () => {
  const onvalue = vi.fn();
  const range = { min: 0, max: 1, step: 0.1, value: 0.5, onvalue };
  const screen = await render(Slider, {
    label: 'Exit threshold',
    changes: 'reading',
    locked: true,
    ...range,
  });
  const slider = screen.getByRole('slider', { name: 'Exit threshold locked' });
  await expect.element(slider).toBeDisabled();
  await expect.element(screen.getByRole('status')).toHaveTextContent('0.5');
  await userEvent.keyboard('{Tab}{ArrowRight}');
  expect(onvalue).not.toHaveBeenCalled();
});

it('a locked Segmented shows which one is chosen, and strikes none out', async () => {
  const screen = await render(Segmented, {
    label: 'Stage',
    changes: 'reading',
    locked: true,
    options: [
      { value: 'cut', label: 'cut' },
      { value: 'trunk', label: 'trunk' },
    ],
    value: 'trunk',
    onvalue: vi.fn(),
  });
  await expect.element(screen.getByRole('group', { name: 'Stage locked' })).toBeVisible();
  const [cut, trunk] = ['cut', 'trunk'].map((name) => screen.getByRole('radio', { name }));
  await expect.element(trunk!).toBeChecked();
  await expect.element(cut!).toBeDisabled();
  const [off, on] = [cut!, trunk!].map((radio) => radio.element().closest('label')!);
  expect(getComputedStyle(off!).textDecorationLine).toBe('none');
  expect(getComputedStyle(on!).backgroundColor).not.toBe(getComputedStyle(off!).backgroundColor);
});

it('a locked Switch and a locked NumberField are disabled, and said to be locked', async () => {
  const toggle = await render(Switch, {
    label: 'Alignment',
    changes: 'reading',
    locked: true,
    checked: true,
    onchange: vi.fn(),
  });
  await expect.element(toggle.getByRole('switch', { name: 'Alignment locked' })).toBeDisabled();
  const field = await render(NumberField, {
    label: 'Uplink',
    changes: 'reading',
    locked: true,
    value: 2,
    initial: 1,
    oncommit: vi.fn(),
  });
  await expect.element(field.getByRole('spinbutton', { name: 'Uplink locked' })).toBeDisabled();
  await expect.element(field.getByRole('button', { name: /Reset/ })).not.toBeInTheDocument();
});

it('a locked Frontier is not dragged either', async () => {
  const onvalue = vi.fn();
  const screen = await render(Frontier, {
    label: 'Accuracy',
    series: [{ label: 'all', hue: 0, x: [0, 1], y: [0, 1] }],
    x: { label: 'Threshold', domain: [0, 1] },
    y: { label: 'accuracy', domain: [0, 1] },
    value: 0.5,
    locked: true,
    onvalue,
  });
  await screen.getByRole('img').click({ position: { x: 100, y: 100 } });
  await expect.element(screen.getByRole('slider', { name: 'Threshold locked' })).toBeDisabled();
  expect(onvalue).not.toHaveBeenCalled();
});

it('a locked Stale says what is out of date, and does not run it', async () => {
  const onrerun = vi.fn();
  const screen = await render(Stale, {
    stale: true,
    reason: 'seed is now 3',
    locked: true,
    onrerun,
    children: createRawSnippet(() => ({ render: () => '<p>Figures</p>' })),
  });
  await expect.element(screen.getByText('seed is now 3')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /Run again ?locked/ })).toBeDisabled();
});
