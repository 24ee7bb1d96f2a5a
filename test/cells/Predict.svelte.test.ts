import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const predict = (parameters: object) => fence('predict', JSON.stringify(parameters));
const CURVE = predict({
  ask: 'curve',
  question: 'How does it go?',
  figure: 'both.serverAccuracyOod',
  context: 'splitgp.clientAccuracyId',
  covers: 1,
  why: 'Because it learns late.',
});

it('predict, a curve: placed by keyboard, locked, the run plays, and the gap stays', async () => {
  const { screen, page } = await show(`${CURVE}\n## What happens\n`);
  const lock = screen.getByRole('button', { name: 'Lock' });
  await expect.element(lock).toBeDisabled();
  await expect.element(screen.getByText('lock your prediction')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);

  screen.getByRole('slider').first().element().focus();
  // Five places, then the table's button.
  await userEvent.keyboard('{ArrowUp}{Tab}{ArrowUp}{Tab}{End}{Tab}{Tab}{Tab}{Tab}{Enter}');
  await expect.element(screen.getByRole('heading', { name: 'What happens' })).toBeVisible();
  await expect.element(screen.getByRole('group', { name: 'Your prediction' })).toHaveFocus();
  await expect.element(screen.getByText('Round 0 of 4')).toBeVisible();
  await expect.element(screen.getByText(/Mean gap/)).not.toBeInTheDocument();
  page.player.seek(1);
  await expect.element(screen.getByText('Round 2 of 4')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);

  await screen.getByRole('button', { name: 'Skip to the end' }).click();
  await expect.element(screen.getByText(/Mean gap 0\.\d\d: your curve is/)).toBeVisible();
  await expect.element(screen.getByText('Because it learns late.')).toBeVisible();
  expect(page.player.round).toBe(4);
  expect(await violations(screen.container)).toEqual([]);
  page.player.reset();
  await expect.element(screen.getByText(/Mean gap/)).toBeVisible();

  await screen.getByRole('button', { name: 'Predict again' }).click();
  await expect.element(screen.getByText(/0 of 5 placed/)).toBeVisible();
  expect(page.answers.all()).toEqual([]);
});

it('predict: an answer that was kept is shown with its gap at once, nothing plays', async () => {
  const { screen, page } = await show(CURVE);
  page.answers.restore([['1', { rounds: [0, 2, 4], values: [0, 0, 0.5] }]]);
  await expect.element(screen.getByText(/Mean gap 0\.17/)).toBeVisible();
  expect(page.player.playing).toBe(false);
});

it('predict: can be shown without predicting', async () => {
  const { screen, page } = await show(CURVE);
  await screen.getByRole('button', { name: 'Show without predicting' }).click();
  await screen.getByRole('button', { name: 'Skip to the end' }).click();
  expect(page.answers.all()).toEqual([['1', null]]);
  await expect
    .element(screen.getByRole('img', { name: 'How does it go?' }))
    .toHaveAccessibleDescription(/HARMONY: from 0\.00 at 0 to 1\.00 at 4/);
  expect(await violations(screen.container)).toEqual([]);
});

it('predict, a point: the gap to the last round, said once it is reached', async () => {
  const { screen, page } = await show(
    predict({
      ask: 'point',
      question: 'What share exits?',
      figure: 'after.reading.exitShare',
      context: 'splitgp.skew.trunk',
    }),
  );
  await expect.element(screen.getByText(/SplitGP, skew ratio at the trunk:\s+0\.20/)).toBeVisible();
  await screen.getByRole('slider').fill('0.6');
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Lock' }).click();
  await screen.getByRole('button', { name: 'Skip to the end' }).click();
  // Half of the entropies are at most 0.3, the threshold.
  const said = screen
    .getByRole('status')
    .filter({ hasText: 'Gap 0.10: your answer is 0.10 too high.' });
  await expect.element(said).toBeInTheDocument();
  expect(page.answers.of('1')).toBe(0.6);
  expect(await violations(screen.container)).toEqual([]);
});

it('predict, a client: which one is right, with the figure of each', async () => {
  const { screen } = await show(
    predict({
      ask: 'client',
      question: 'Who is answered worst?',
      figure: 'both.serverOod',
      which: 'lowest',
    }),
  );
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('radio', { name: /Client 2/ }).click();
  await screen.getByRole('button', { name: 'Lock' }).click();
  await expect.element(screen.getByText(/Right is|Right\./)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Skip to the end' }).click();
  // The server is right on everything: both clients are the lowest.
  await expect.element(screen.getByText('Right.', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('mlp-s, 1.00')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('predict: an arm that was not run is trained when the prediction is locked', async () => {
  const { screen, page, doors } = await show(CURVE, { recording: () => Promise.resolve(null) });
  await screen.getByRole('button', { name: 'Show without predicting' }).click();
  expect(doors.runs.map(({ spec }) => spec.method.id)).toEqual(['harmony', 'harmony']);
  doors.playRounds();
  await expect.element(screen.getByText('Because it learns late.')).toBeVisible();
  expect(page.player.round).toBe(4);
});

it.each([
  [{ ask: 'shape' }, 'ask: is not curve, point or client'],
  [{ ask: 'curve', question: 'Q', figure: 'both.reading.accuracy' }, /is not a figure/],
  [
    { ask: 'point', question: 'Q', figure: 'both.skew.trunk', covers: 21 },
    /covers: is not a whole/,
  ],
  [{ ask: 'client', question: 'Q', figure: 'both.skew.trunk', which: 'lowest' }, /is not a figure/],
  [{ ask: 'client', question: 'Q', figure: 'both.clientId' }, /which: is missing/],
])('predict: %j is refused', async (parameters, problem) => {
  const { screen } = await show(predict(parameters));
  await expect.element(screen.getByText(problem)).toBeVisible();
});
