import { expect, it } from 'vitest';
import { opening, recorded } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

it('shows what each client holds, how many hold a class, and what everybody is tested on', async () => {
  const { screen } = await show(fence('data'));
  const row = screen.getByRole('row', { name: /client 1 mlp-s/ });
  await expect.element(row.getByRole('img', { name: 'A 0 of client 1: 5' })).toBeVisible();
  await expect.element(row.getByText('none, OOD')).toBeInTheDocument();
  await expect
    .element(screen.getByText(/The test set holds 2 samples of each class.* first 1 of each/))
    .toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'clients that hold it 1 1' })).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('a client that is picked is alone on the maps, and what it is tested on is said at ρ', async () => {
  const { screen, page } = await show(fence('data'));
  const client = screen.getByRole('button', { name: 'client 2 cnn-s' });
  await client.click();
  expect([...page.selection.hiddenClients]).toEqual([0]);
  await expect.element(client).toHaveAttribute('aria-pressed', 'true');
  page.read({ rho: '0.5' });
  await expect
    .element(screen.getByText(/Client 2 holds class 1: .* all 2 .* at ρ = 0\.5 .* 1 of their 2/))
    .toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await client.click();
  expect(page.selection.hiddenClients.size).toBe(0);
});

it('shares that vary have numbers and bars, and too few samples are no holding', async () => {
  const [first, second] = opening.clients;
  const dealt = {
    ...opening,
    clients: [
      { ...first!, counts: [40, 3] },
      { ...second!, classes: [0, 1], counts: [10, 20], oodOrder: new Uint16Array() },
    ],
  };
  const { screen } = await show(fence('data'), {
    recording: (spec) => Promise.resolve({ ...recorded(spec), opening: dealt }),
  });
  await expect.element(screen.getByText(/fewer than 5 samples do not count/)).toBeVisible();
  const bars = [...screen.container.querySelectorAll('tbody rect:not(.all)')];
  expect(bars.map((bar) => Number(bar.getAttribute('width')))).toEqual([28, 2.1, 7, 14]);
  const few = screen
    .getByRole('row', { name: /client 1/ })
    .getByRole('cell')
    .nth(1);
  await expect.element(few).toHaveTextContent('3, OOD');
  await screen.getByRole('button', { name: 'client 2 cnn-s' }).click();
  await expect.element(screen.getByText(/No class is OOD for it/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});
