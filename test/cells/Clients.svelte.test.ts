import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

it('draws each architecture with its cost, and deals them to the clients', async () => {
  const { screen } = await show(fence('clients'));
  await expect
    .element(
      screen.getByRole('img', { name: 'mlp-l: one image of 14 × 14, 200 values, 100 values' }),
    )
    .toBeVisible();
  await expect.element(screen.getByRole('row', { name: /client 6 mlp-l/ })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /server model/ })).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('an architecture that is written changes drawings and costs at once, and marks runs out of date', async () => {
  const { screen, page } = await show(fence('clients'));
  const first = screen.getByRole('combobox', { name: 'architecture 1', exact: true });
  await first.fill('cnn:16');
  await userEvent.keyboard('{Enter}');
  expect(page.changed).toEqual({
    clients: { architectures: ['cnn:16', 'mlp-l', 'cnn-s', 'cnn-l'] },
  });
  await expect.element(screen.getByRole('row', { name: /client 5 cnn:16/ })).toBeVisible();
  // 160 of the convolution, 784 · 48 + 48 to the cut, 48 · 10 + 10 of the head.
  await expect
    .element(screen.getByRole('row', { name: /client 1 cnn:16/ }))
    .toHaveTextContent(/38\s?330/);
  expect(page.stale).toBe(true);
  await expect.element(screen.getByText(/is of another experiment/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('what is none is refused by the reader’s own words and changes nothing', async () => {
  const { screen, page } = await show(fence('clients'));
  const first = screen.getByRole('combobox', { name: 'architecture 1', exact: true });
  await first.fill('rnn:8');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(screen.getByText(/"rnn:8" is not an architecture; write mlp-s/).first())
    .toBeVisible();
  expect(page.changed).toEqual({});
  expect(await violations(screen.container)).toEqual([]);
});

it('a shorthand written out is the same architecture', async () => {
  const { screen, page } = await show(fence('clients'));
  const first = screen.getByRole('combobox', { name: 'architecture 1', exact: true });
  await first.fill('mlp:64');
  await userEvent.keyboard('{Enter}');
  expect(page.changed).toEqual({});
});

it('says which arm sets its own, and that the list does not change it', async () => {
  const { screen } = await show(fence('clients'));
  const own = screen.getByRole('group', { name: 'Architectures of One architecture' });
  await expect.element(own.getByText(/sets its own: cnn-s/)).toBeVisible();
  await expect.element(own.getByText(/does not change it/)).toBeVisible();
});

it('is no wider than a phone: only its table scrolls', async () => {
  const { screen } = await show(fence('clients'));
  await page.viewport(390, 844);
  await expect.element(screen.getByRole('button', { name: 'Add' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
