import { expect, it } from 'vitest';
import type { Doors } from '#lib/state/doors.ts';
import { fetchRound, keptAt } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

/** The shares of a heat map, by its caption. */
const shares = (container: Element, caption: RegExp) => {
  const tables = [...container.querySelectorAll('table')];
  const table = tables.find((one) => caption.test(one.caption?.textContent ?? ''));
  return [...(table?.querySelectorAll('.cell') ?? [])].map((cell) => cell.textContent.trim());
};

it('answers by client and class, with ID outlined; a row picks its client for every cell', async () => {
  const { screen, page } = await show(fence('accuracy'));
  await expect.element(screen.getByText('After: server accuracy, round 4, HARMONY')).toBeVisible();
  await fetchRound(page, 2);
  page.player.seek(1);
  await expect.element(screen.getByText(/^Before: server accuracy, round 2/)).toBeVisible();
  expect(shares(screen.container, /^Before: server/)).toEqual([
    '1.00, ID, a class that the client holds',
    '0.00',
    '1.00',
    '0.00, ID, a class that the client holds',
  ]);
  const name = screen.getByRole('button', { name: '1 mlp-s' }).last();
  await name.click();
  expect([...page.selection.hiddenClients]).toEqual([1]);
  await name.click();
  expect(page.selection.hiddenClients.size).toBe(0);
});

it('who answers is the server, the client or the gate, at first as the notebook says', async () => {
  const { screen, page } = await show(fence('accuracy', '{ "of": "client" }'));
  await expect.element(screen.getByText(/^After: early-exit accuracy/)).toBeVisible();
  expect(shares(screen.container, /^After/)[1]).toBe('0.00');
  await screen.getByRole('radio', { name: 'the gate' }).click({ force: true });
  await expect.element(screen.getByText(/^After: accuracy with early exit at 0\.30/)).toBeVisible();
  expect(shares(screen.container, /^After/)[1]).toBe('1.00');
  page.read({ threshold: 0.7 });
  await expect.element(screen.getByText(/^After: accuracy with early exit at 0\.70/)).toBeVisible();
  expect(shares(screen.container, /^After/)[1]).toBe('0.50');
});

it('mean and worst tenth of clients, on own and unseen classes', async () => {
  const { screen } = await show(fence('accuracy', '{ "of": "client" }'));
  const own = screen.getByRole('row', { name: /^own classes, mean/ });
  await expect.element(own).toHaveTextContent(/before1\.00$/);
  const worst = screen.getByRole('row', { name: /^unseen classes, worst tenth of clients/ });
  await expect.element(worst).toHaveTextContent(/before0\.00$/);
});

it('more: which class is taken for which, of all clients or the one that is picked', async () => {
  const { screen } = await show(fence('accuracy', '{ "of": "client" }'));
  await screen.getByRole('button', { name: /^More/ }).click();
  await expect.element(screen.getByText(/^After: which class .* all clients/)).toBeVisible();
  expect(shares(screen.container, /^After: which/)).toEqual([
    '0.50, right',
    '0.50',
    '0.50',
    '0.50, right',
  ]);
  await screen.getByRole('button', { name: '1 mlp-s' }).last().click();
  await expect.element(screen.getByText(/^After: which class .* client 1/)).toBeVisible();
  expect(shares(screen.container, /^After: which/)).toEqual([
    '1.00, right',
    '0',
    '1.00',
    '0, right',
  ]);
  await screen.getByRole('radio', { name: 'own classes' }).click({ force: true });
  // Client 1 holds no class 1.
  await expect.poll(() => shares(screen.container, /^After: which/)[2]).toBe('–');
});

it('a method without a server model says so, and its clients still answer', async () => {
  const answers: Doors['answers'] = (_, round) => {
    const { messages, test } = keptAt(round);
    return Promise.resolve({ messages, test: { ...test, server: null } });
  };
  const { screen } = await show(fence('accuracy'), { answers });
  await expect.element(screen.getByText('After: this method has no server model.')).toBeVisible();
  await screen.getByRole('radio', { name: 'the client' }).click({ force: true });
  await expect.element(screen.getByText(/^After: early-exit accuracy/)).toBeVisible();
});

it('whose answers are counted is checked', async () => {
  const { screen } = await show(fence('accuracy', '{ "of": "nobody" }'));
  await expect.element(screen.getByText(/of: is not one of server, client, gated/)).toBeVisible();
});

it('axe finds nothing, whatever is opened', async () => {
  const { screen } = await show(fence('accuracy'));
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: /^More/ }).click();
  await screen.getByRole('button', { name: '1 mlp-s' }).last().click();
  await expect.element(screen.getByText(/^After: which class .* client 1/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});
