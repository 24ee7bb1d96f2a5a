import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Doors } from '#lib/state/doors.ts';
import { ASKED } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

/** The desk with the models of both arms, and every image that was put to them. */
async function trained(changes: Partial<Doors> = {}, besides = '') {
  const images: number[][] = [];
  const asker: Doors['asker'] = () => ({
    ask: (_, image) => {
      images.push([...image]);
      return Promise.resolve(ASKED);
    },
    close: () => undefined,
  });
  const shown = await show(fence('draw') + besides, { asker, ...changes });
  await shown.screen.getByRole('button', { name: 'Train them here' }).click();
  shown.doors.playRounds();
  await expect.element(shown.screen.getByText(/Draw a digit, or take/)).toBeVisible();
  return { ...shown, images };
}

it('says that recordings carry no models and how long training takes, and trains both arms', async () => {
  const { screen, doors } = await show(fence('draw'));
  await expect
    .element(screen.getByText(/Training both arms again takes about a second .* the same bits/))
    .toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Train them here' }).click();
  expect(doors.runs.map(({ spec }) => spec.method.id)).toEqual(['harmony', 'harmony']);
  await expect.element(screen.getByText(/as soon as it is trained/)).toBeVisible();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('a sample is answered by every client and the server of both arms, ID classes marked', async () => {
  const { screen, images } = await trained();
  await screen.getByRole('button', { name: 'Next sample' }).click();
  await expect.element(screen.getByText('Probe sample 1 of 2, a 0')).toBeVisible();
  const table = screen.getByRole('table', { name: 'After: what each early exit answers' });
  await expect.element(table).toBeVisible();
  await expect.element(screen.getByRole('table', { name: /^Before/ })).toBeVisible();
  const rows = table
    .getByRole('row')
    .elements()
    .map((row) => row.textContent.replace(/\s+/g, ' '));
  expect(rows[1]).toMatch(/1 mlp-s.*exits.*1 \(90 %\).* 99, ID.* 1/);
  expect(rows[2]).toMatch(/2 cnn-s.*0\.80, offloads.*1 \(80 %\).* 25 75, ID/);
  expect(images.at(-1)!.map((grey) => grey.toFixed(2))).toEqual(['0.50', '0.50', '0.50', '0.50']);
  expect(await violations(screen.container)).toEqual([]);
});

it('the threshold decides who exits, without asking again', async () => {
  const { screen, page, images } = await trained();
  await screen.getByRole('button', { name: 'Next sample' }).click();
  page.read({ threshold: 0.5 });
  const after = screen.getByRole('group', { name: 'After: outcome' });
  await expect.element(after.getByText(/^1 of 2 clients exit at 0\.50/)).toBeVisible();
  const asked = images.length;
  await screen.getByRole('slider', { name: 'Exit threshold' }).fill('1');
  await expect
    .element(after.getByText(/^2 of 2 clients exit at 1\.00.* The answer is 0 for 1, 1 for 1\./))
    .toBeVisible();
  expect(images.length).toBe(asked);
});

it('a digit can be drawn with the keyboard alone', async () => {
  const { screen, images } = await trained();
  const pad = screen.getByRole('application', { name: 'Draw a digit' });
  pad.element().focus();
  await userEvent.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(screen.getByText(/Your drawing as the models see it/)).toBeVisible();
  await expect
    .element(screen.getByRole('group', { name: 'After: outcome' }).getByText(/clients exit at/))
    .toBeVisible();
  expect(Math.max(...images.at(-1)!)).toBeGreaterThan(0.05);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(screen.getByText(/Your drawing/)).toBeVisible();
  await screen.getByRole('button', { name: 'Clear' }).click();
  await expect.element(screen.getByText(/Draw a digit, or take/)).toBeVisible();
});

it('speaks of no map where there is none', async () => {
  const { screen } = await trained();
  await screen.getByRole('button', { name: 'Next sample' }).click();
  await expect.element(screen.getByText('One client shows its nearest samples.')).toBeVisible();
  expect(screen.container.textContent).not.toMatch(/on the map|selected sample/);
});

it('the selected point of the map is a sample to take, and the nearest are points to show there', async () => {
  const { screen, page } = await trained({}, fence('map'));
  const take = screen.getByRole('button', { name: 'Take the selected sample' });
  await expect.element(take).toBeDisabled();
  page.selection.select([3]);
  await take.click();
  await expect.element(screen.getByText('Probe sample 2 of 2, a 1')).toBeVisible();
  await screen.getByRole('button', { name: 'Show on the map, After' }).click();
  expect([...page.selection.selected]).toEqual([0, 2]);
  await expect.element(screen.getByText('2 of 2 selected on the map')).toBeVisible();

  await screen.getByRole('combobox', { name: /Nearest features/ }).selectOptions('client 2 cnn-s');
  expect([...page.selection.hiddenClients]).toEqual([0]);
  await screen.getByRole('button', { name: 'Show on the map, After' }).click();
  expect([...page.selection.selected]).toEqual([2]);
  expect(await violations(screen.container)).toEqual([]);
});

it('an arm that is switched to later is trained by itself', async () => {
  const { screen, page, doors } = await trained();
  page.show('after', page.arms['homogeneous']!);
  await expect.element(screen.getByText(/Training One architecture again/)).toBeVisible();
  await screen.getByRole('button', { name: 'Train it here' }).click();
  expect(doors.runs.slice(2).map(({ spec }) => spec.method.id)).toEqual(['splitgp']);
});

it('is hatched while it is of another experiment', async () => {
  const { screen, page } = await trained();
  await screen.getByRole('button', { name: 'Next sample' }).click();
  page.change('seed', 2);
  await expect.element(screen.getByText(/seed is now 2/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('what stops a run, or the asking, is said', async () => {
  const ask = () => Promise.reject(new Error('the worker stopped: out of memory'));
  const { screen } = await trained({ asker: () => ({ ask, close: () => undefined }) });
  await screen.getByRole('button', { name: 'Next sample' }).click();
  await expect
    .element(screen.getByText('The models could not be asked: the worker stopped: out of memory'))
    .toBeVisible();
  expect(await violations(screen.container)).toEqual([]);

  const failing = await show(fence('draw'));
  await failing.screen.getByRole('button', { name: 'Train them here' }).last().click();
  failing.doors.runs[0]!.reply({ type: 'opening', opening: failing.page.after.opening! });
  failing.doors.runs[0]!.reply({ type: 'failed', message: 'a loss is not finite', round: 2 });
  await expect.element(failing.screen.getByText(/stopped at round 2/)).toBeVisible();
  await failing.screen.getByRole('button', { name: 'Train them again' }).click();
  await vi.waitFor(() => expect(failing.doors.runs).toHaveLength(4));
});
