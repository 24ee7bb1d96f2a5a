import { expect, it } from 'vitest';
import type { Doors } from '#lib/state/doors.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { fakeDoors, GEOMETRY, keptAt, reportAt } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const cell = fence('skew');
const everyStage = (geometry = GEOMETRY) => ({
  cut: geometry,
  trunk: geometry,
  projector: geometry,
});

/** A worker that measures only when it is told to. */
function slow() {
  const answers: (() => void)[] = [];
  const geometry: Projector['geometry'] = (_, { signal } = {}) =>
    new Promise((resolve, reject) => {
      answers.push(() => resolve(GEOMETRY));
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
  const projector = () => ({ ...fakeDoors().projector(), geometry });
  return { projector, answers };
}

it('the ratio with its split, transfer, CKA with its warning, identifiability and leakage, before and after', async () => {
  const geometry: Doors['geometry'] = ({ spec }) => {
    const after = { ...GEOMETRY, skew: { ...GEOMETRY.skew, ratio: 0.25 } };
    const isAligned = spec.method.id === 'harmony' && spec.method.contrast.on;
    return Promise.resolve(everyStage(isAligned ? after : GEOMETRY));
  };
  const { screen } = await show(cell, { geometry });
  const ratio = screen.getByRole('table', { name: 'Skew ratio of trunk features' });
  await expect.element(ratio).toHaveTextContent(/all pairs of clientsbefore0\.50 after0\.25/);
  await expect.element(ratio).toHaveTextContent(/of one architecturebeforeno such pair/);
  await expect
    .element(screen.getByRole('table', { name: /^Probe transfer/ }))
    .toHaveTextContent(/on another clientbefore0\.50 , chance 0\.50/);
  await expect.element(screen.getByText(/CKA is blind to rotation/)).toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: /^Identifiability/ }))
    .toHaveTextContent(/the clientbefore0\.75 , chance 0\.50/);
  await expect
    .element(screen.getByRole('table', { name: /^Leakage/ }))
    .toHaveTextContent(/labels renamed \(permuted\)before0\.75/);
  await expect
    .element(screen.getByText(/Before sends labels as they are; after sends them renamed/))
    .toBeVisible();
});

it('the matrix of probes names its clients; a row picks one for every cell', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('button', { name: '2 cnn-s' }).last().click();
  expect([...page.selection.hiddenClients]).toEqual([0]);
  const matrix = screen.getByRole('table', { name: /^After: accuracy of each client’s probe/ });
  await expect.element(matrix).toHaveTextContent(/1\.00, its own features/);
});

it('it follows the stage of the reader, unless it is of one stage', async () => {
  const body = fence('skew', '{ "stage": "cut" }') + cell;
  const { screen } = await show(body);
  await screen.getByRole('radio', { name: 'projector' }).click({ force: true });
  await expect
    .element(screen.getByRole('table', { name: 'Skew ratio of projected features' }))
    .toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: 'Skew ratio of cut features' }))
    .toBeVisible();
});

it('collapsed features are said to have collapsed', async () => {
  const skew = { ratio: null, within: null, across: null, collapsed: true };
  const cka = { ...GEOMETRY.cka, mean: null };
  const geometry: Doors['geometry'] = () => Promise.resolve(everyStage({ ...GEOMETRY, skew, cka }));
  const { screen } = await show(cell, { geometry });
  await expect
    .element(screen.getByText(/The features before and after have collapsed/))
    .toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: /^Linear CKA/ }))
    .toHaveTextContent(/beforecollapsedaftercollapsed/);
});

it('a live run is measured in a worker: progress, cancel, and again', async () => {
  const { projector, answers } = slow();
  const { screen, page, doors } = await show(cell, { projector });
  page.change('seed', 2);
  page.runLive();
  doors.playRounds();
  await expect.element(screen.getByLabelText('Measuring the features')).toBeVisible();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(screen.getByText('Measuring was cancelled')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  answers.length = 0;
  await screen.getByRole('button', { name: 'Measure' }).click();
  await expect.poll(() => answers.length).toBe(2);
  for (const answer of answers) answer();
  await expect.element(screen.getByRole('table', { name: /^Skew ratio/ })).toBeVisible();
  await expect.element(screen.getByLabelText('Measuring the features')).not.toBeInTheDocument();
});

it('while rounds stream in, the last round that is measured stays', async () => {
  const { projector, answers } = slow();
  const { screen, page, doors } = await show(cell, { projector });
  page.change('seed', 2);
  page.runLive();
  doors.playRounds(0);
  await expect.poll(() => answers.length).toBe(2);
  for (const answer of answers) answer();
  await expect.element(screen.getByText(/round 0$/)).toBeVisible();
  for (const round of [1, 2])
    for (const { reply } of doors.runs) reply({ type: 'round', report: reportAt(round, true) });
  await expect.poll(() => answers.length).toBe(4);
  await expect.element(screen.getByText(/round 0$/)).toBeVisible();
  await expect.element(screen.getByRole('table', { name: /^Skew ratio/ })).toBeVisible();
});

it('what cannot be fetched is named, and fetched when asked again', async () => {
  let isDown = true;
  const geometry: Doors['geometry'] = () =>
    isDown ? Promise.reject(new Error('geometry-4.json: 503')) : Promise.resolve(everyStage());
  const { screen } = await show(cell, { geometry });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('geometry-4.json: 503');
  expect(await violations(screen.container)).toEqual([]);
  isDown = false;
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('table', { name: /^Skew ratio/ })).toBeVisible();
});

it('nothing is fetched for a cell that nobody is near', async () => {
  const asked: number[] = [];
  const geometry: Doors['geometry'] = (_, round) => {
    asked.push(round);
    return Promise.resolve(everyStage());
  };
  const { screen } = await show(`${fence('exit')}\n${'A line.\n\n'.repeat(200)}\n${cell}`, {
    geometry,
  });
  await expect.element(screen.getByText(/The oracle threshold/)).toBeVisible();
  expect(asked).toEqual([]);
  screen.container.querySelector('[data-kind="skew"]')!.scrollIntoView();
  await expect.poll(() => asked).toEqual([4, 4]);
});

it('a method without a server model has no trunk, and says so', async () => {
  const answers: Doors['answers'] = (_, round) => {
    const { messages, test } = keptAt(round);
    return Promise.resolve({ messages, test: { ...test, server: null } });
  };
  const { screen } = await show(cell, { answers });
  await expect.element(screen.getByText(/no server model, so no trunk features/)).toBeVisible();
});

it('a stage that is not one is named', async () => {
  const { screen } = await show(fence('skew', '{ "stage": "head" }'));
  await expect
    .element(screen.getByText(/stage: is not one of cut, trunk, projector/))
    .toBeVisible();
});

it('axe finds nothing, whatever is opened', async () => {
  const { screen } = await show(cell);
  await expect.element(screen.getByRole('table', { name: /^Skew ratio/ })).toBeVisible();
  for (const details of screen.container.querySelectorAll('details')) details.open = true;
  expect(await violations(screen.container)).toEqual([]);
});
