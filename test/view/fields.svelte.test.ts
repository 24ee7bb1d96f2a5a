import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import ListField from '#lib/view/ListField.svelte';
import NumberField from '#lib/view/NumberField.svelte';
import SelectField from '#lib/view/SelectField.svelte';
import TextField from '#lib/view/TextField.svelte';
import type { ListFieldProps } from '#lib/view/props/listField.ts';
import { violations } from './axe.ts';

const clients = {
  label: 'Clients',
  changes: 'spec',
  min: 2,
  max: 64,
  whole: true,
  initial: 8,
} as const;

it('NumberField commits an allowed number once, when it is left', async () => {
  const oncommit = vi.fn();
  const screen = await render(NumberField, { ...clients, value: 8, hint: 'How many.', oncommit });
  const field = screen.getByRole('spinbutton', { name: /Clients/ });
  await expect.element(field).toHaveAccessibleDescription(/2…64, default 8 How many\./);
  await field.fill('12');
  expect(oncommit).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(oncommit).toHaveBeenCalledExactlyOnceWith(12);
});

it('NumberField says in place what is not allowed, does not take it, and forgets it', async () => {
  const oncommit = vi.fn();
  const screen = await render(NumberField, { ...clients, value: 8, oncommit });
  const field = screen.getByRole('spinbutton', { name: /Clients/ });
  await field.fill('0');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toBeInvalid();
  await expect.element(field).toHaveAccessibleDescription(/0 is not in 2…64/);
  expect(oncommit).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: /Reset/ }).click();
  await expect.element(field).toBeValid();
  await expect.element(field).toHaveValue(8);
});

it("NumberField shows its owner's error, and offers the default where the value differs", async () => {
  const oncommit = vi.fn();
  const error = '9 is more than the classes';
  const screen = await render(NumberField, { ...clients, value: 9, error, oncommit });
  const field = screen.getByRole('spinbutton', { name: /Clients/ });
  await expect.element(field).toHaveAccessibleDescription(/9 is more than the classes/);
  await screen.getByRole('button', { name: 'Reset Clients to its default' }).click();
  expect(oncommit).toHaveBeenCalledExactlyOnceWith(8);
  await screen.rerender({ ...clients, value: 8, oncommit });
  expect(screen.getByRole('button').elements()).toHaveLength(0);
});

it('SelectField commits the chosen option', async () => {
  const oncommit = vi.fn();
  const options = [
    { value: 'any', label: 'any architecture' },
    { value: 'within', label: 'within the budget' },
  ];
  const screen = await render(SelectField, {
    ...{ label: 'Simulate', changes: 'spec', options, value: 'within', initial: 'any', oncommit },
  });
  const field = screen.getByRole('combobox', { name: /Simulate/ });
  await expect.element(field).toHaveAccessibleDescription(/default any architecture/);
  await field.selectOptions('any architecture');
  expect(oncommit).toHaveBeenCalledExactlyOnceWith('any');
});

it('TextField commits on Enter, and a text that is not new not at all', async () => {
  const oncommit = vi.fn();
  const text = { label: 'Title', changes: 'reading', value: 'A', oncommit } as const;
  const screen = await render(TextField, text);
  const field = screen.getByRole('textbox', { name: 'Title' });
  await field.fill('B');
  await userEvent.keyboard('{Enter}');
  expect(oncommit).toHaveBeenCalledExactlyOnceWith('B');
  await field.fill('A');
  await userEvent.keyboard('{Enter}');
  expect(oncommit).toHaveBeenCalledOnce();
});

const list = (more: Partial<ListFieldProps> = {}): ListFieldProps => ({
  label: 'Architectures',
  changes: 'spec',
  items: ['mlp-s', 'cnn-s'],
  item: 'architecture',
  check: (text) => (/^(mlp|cnn)/.test(text) ? null : `"${text}" is not an architecture`),
  oncommit: () => {},
  ...more,
});

it('ListField adds what is allowed and says why it does not take the rest', async () => {
  const oncommit = vi.fn();
  const screen = await render(ListField, list({ oncommit }));
  const field = screen.getByRole('textbox', { name: 'another architecture' });
  await field.fill('rnn');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveAccessibleDescription(/"rnn" is not an architecture/);
  expect(oncommit).not.toHaveBeenCalled();
  await field.fill(' mlp:20 ');
  await screen.getByRole('button', { name: 'Add' }).click();
  expect(oncommit).toHaveBeenCalledExactlyOnceWith(['mlp-s', 'cnn-s', 'mlp:20']);
  await expect.element(field).toHaveValue('');
});

it('ListField changes an item in place, and refuses in place', async () => {
  const oncommit = vi.fn();
  const screen = await render(ListField, list({ oncommit }));
  const second = screen.getByRole('textbox', { name: 'architecture 2' });
  await second.fill('cnn:4');
  await userEvent.keyboard('{Enter}');
  expect(oncommit).toHaveBeenCalledExactlyOnceWith(['mlp-s', 'cnn:4']);
  await second.fill('');
  await userEvent.keyboard('{Enter}');
  await expect.element(second).toBeInvalid();
  expect(oncommit).toHaveBeenCalledOnce();
});

it('ListField moves and takes out, and the focus stays with what was acted on', async () => {
  const oncommit = vi.fn();
  const screen = await render(ListField, list({ oncommit }));
  const props = list({ items: ['cnn-s', 'mlp-s'], oncommit });
  oncommit.mockImplementationOnce(() => void screen.rerender(props));
  await screen.getByRole('button', { name: 'mlp-s later' }).click();
  expect(oncommit).toHaveBeenLastCalledWith(['cnn-s', 'mlp-s']);
  // It is last now and cannot go further: its text has the focus.
  await expect.element(screen.getByRole('textbox', { name: 'architecture 2' })).toHaveFocus();
  await screen.getByRole('button', { name: 'take cnn-s out' }).click();
  expect(oncommit).toHaveBeenLastCalledWith(['mlp-s']);
});

it('ListField keeps within least and most', async () => {
  const screen = await render(ListField, list({ least: 2, most: 2 }));
  await expect.element(screen.getByRole('button', { name: 'take mlp-s out' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Add' }).elements()).toHaveLength(0);
});

it('axe finds nothing on fields, also wrong ones', async () => {
  const oncommit = () => {};
  const shown = [
    await render(NumberField, { ...clients, value: 9, error: '9 is too many', oncommit }),
    await render(TextField, { label: 'Note', changes: 'reading', value: '', lines: 3, oncommit }),
    await render(ListField, list({ hint: 'Dealt in turn.', error: 'too few' })),
  ];
  for (const screen of shown) expect(await violations(screen.container)).toEqual([]);
});
