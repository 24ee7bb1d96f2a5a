import { expect, it } from 'vitest';
import type { Doors } from '#lib/state/doors.ts';
import { fetchRound, keptAt } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const cell = fence('difference');

/** Other answers for runs with alignment: its clients answer alike, its server is right on everything. */
const aligned: Doors['answers'] = (run, round) => {
  const { messages, test } = keptAt(round);
  const { method } = run.spec;
  const isAligned = method.id === 'harmony' && method.contrast.on;
  const server = isAligned ? Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1) : new Uint8Array(8);
  return Promise.resolve({ messages, test: { ...test, server } });
};

/** Without what keeps numbers and signs together. */
const plain = (text: string) => text.replace(/\s/g, ' ').trim();

/** The cells of the table with this caption, row by row. */
const rows = (container: Element, caption: RegExp) => {
  const tables = [...container.querySelectorAll('table')];
  const table = tables.find((one) => caption.test(one.caption?.textContent ?? ''));
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('th, td:not(.bars)')].map((cell) => plain(cell.textContent)),
  );
};

it('one field that differs is one line, several are counted and listed', async () => {
  const { screen, page } = await show(cell);
  await expect.element(screen.getByText('2 fields differ, so that no single one')).toBeVisible();
  await screen.getByText('2 fields differ').click();
  await expect.element(screen.getByText('method.meta.on: false → true')).toBeVisible();
  page.show('before', page.arms['meta']!);
  await expect.element(screen.getByText('Which one thing?')).toBeVisible();
  await expect.element(screen.getByText('method.contrast.on: false → true')).toBeVisible();
  await expect.element(screen.getByText('Same bits up to round 4')).toBeVisible();
});

it('what turned right and wrong, in all, by client and by class', async () => {
  const { screen } = await show(cell, { answers: aligned });
  await expect
    .element(screen.getByText('Of 8 questions 4 turned right and 0 turned wrong: 50.0 → 100.0 %'))
    .toHaveTextContent(/\+50\.0.points\./);
  await expect
    .element(
      screen.getByText(/2 samples are answered rightly through more clients than before and 0/),
    )
    .toHaveTextContent(/no more than chance among samples may make \(sign test, p.=.0\.250\)/);
  expect(rows(screen.container, /^By client: the server, round 4/)).toEqual([
    ['1 mlp-s', '0', '2', '50.0 → 100.0 %'],
    ['2 cnn-s', '0', '2', '50.0 → 100.0 %'],
  ]);
  expect(rows(screen.container, /^By class, all clients/)).toEqual([
    ['0', '0', '0', '100.0 → 100.0 %'],
    ['1', '0', '4', '0.0 → 100.0 %'],
  ]);
});

it('a client’s name picks it, for its classes and for every cell', async () => {
  const { screen, page } = await show(cell, { answers: aligned });
  await screen.getByRole('button', { name: '2 cnn-s' }).click();
  expect([...page.selection.hiddenClients]).toEqual([0]);
  await expect.element(screen.getByText('By class, client 2: the server, round 4')).toBeVisible();
  await expect
    .element(screen.getByText('Of 4 questions 2 turned right'))
    .toHaveTextContent(/\+50\.0.points/);
});

it('follows who answers, which classes are asked, the threshold, ρ and the round', async () => {
  const { screen, page } = await show(cell, { answers: aligned });
  await screen.getByRole('radio', { name: 'unseen classes' }).click({ force: true });
  await expect.element(screen.getByText(/^Of 4 questions 2 turned right/)).toBeVisible();
  await screen.getByRole('radio', { name: 'the client' }).click({ force: true });
  await expect.element(screen.getByText(/^None of 4 questions turned/)).toBeVisible();
  await screen.getByRole('radio', { name: 'the gate' }).click({ force: true });
  await screen.getByRole('radio', { name: 'all classes' }).click({ force: true });
  await expect
    .element(screen.getByText(/^By client: the gate at 0\.30, ρ = 1, round 4/))
    .toBeVisible();
  await expect.element(screen.getByText(/^Of 8 questions 2 turned right/)).toBeVisible();
  // Everything exits, and clients answer as before.
  page.read({ threshold: 1 });
  await expect.element(screen.getByText(/^None of 8 questions turned/)).toBeVisible();
  page.read({ rho: '0' });
  await expect.element(screen.getByText(/^None of 4 questions turned/)).toBeVisible();
  await fetchRound(page, 2);
  page.player.seek(1);
  await expect.element(screen.getByText(/^By client: .* round 2$/)).toBeVisible();
});

it('differences round by round are in the chart and its tables', async () => {
  const { screen } = await show(cell);
  const chart = screen.getByRole('img', { name: 'After minus before, round by round' });
  await expect.element(chart).toHaveAccessibleDescription(/the server, unseen classes: from 0/);
  await screen.getByText(/^Kept rounds: After minus before/).click();
  await expect.element(screen.getByRole('row', { name: '4 0.0 0.0 0.0' })).toBeVisible();
});

it.each([
  ['both', 'both', /Both sides show one arm: there is nothing to compare/],
  ['splitgp', 'meta', /^None of 8 questions turned: 100\.0.→.100\.0/],
])('%s beside %s says what there is to say', async (before, after, said) => {
  const { screen, page } = await show(cell);
  page.show('after', page.arms[after]!);
  page.show('before', page.arms[before]!);
  await expect.element(screen.getByText(said)).toBeVisible();
});

it('runs on other test samples are not paired', async () => {
  const { screen, page } = await show(cell);
  const live = page.after.recorded!;
  page.after.live = { ...live, spec: { ...live.spec, seed: 2 } };
  page.change('seed', 2);
  await expect
    .element(screen.getByText(/was not run with the others|other test samples/))
    .toBeVisible();
});

it('a method without a server model leaves the clients themselves to compare', async () => {
  const answers: Doors['answers'] = (_, round) => {
    const { messages, test } = keptAt(round);
    return Promise.resolve({ messages, test: { ...test, server: null } });
  };
  const { screen } = await show(cell, { answers });
  await expect
    .element(screen.getByText(/only the clients themselves can be compared/))
    .toBeVisible();
  await screen.getByRole('radio', { name: 'the client' }).click({ force: true });
  await expect.element(screen.getByText(/^None of 8 questions turned/)).toBeVisible();
});

it('whose answers, and which classes, are checked', async () => {
  const { screen } = await show(fence('difference', '{ "of": "nobody", "part": "some" }'));
  await expect.element(screen.getByText(/of: is not one of server, client, gated/)).toBeVisible();
});

it.each([1280, 390])('axe finds nothing at %d pixels, and nothing is too wide', async (width) => {
  const { screen } = await show(fence('difference', '{ "of": "gated", "part": "ood" }'));
  const { page: tab } = await import('vitest/browser');
  await tab.viewport(width, 844);
  await expect.element(screen.getByRole('slider', { name: 'Exit threshold' })).toBeVisible();
  for (const details of screen.container.querySelectorAll('details')) details.open = true;
  expect(await violations(screen.container)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
