import { expect, it } from 'vitest';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const checkpoint = (conditions: object[], hint?: string) =>
  fence('checkpoint', JSON.stringify({ goal: 'Trust the server less.', conditions, hint }));

it('checkpoint: each condition with its value and goal; reached by a reading, kept, and said once', async () => {
  const { screen, page } = await show(
    checkpoint(
      [
        { figure: 'both.serverAccuracyOod', atLeast: 0.8 },
        { figure: 'after.reading.exitShare', atMost: 0.4 },
      ],
      'Move the threshold.',
    ),
  );
  page.read({ threshold: 0.7 });
  const [accuracy, exits] = [0, 1].map((row) => screen.getByRole('listitem').nth(row));
  await expect
    .element(accuracy!)
    .toHaveTextContent(/HARMONY: server accuracy, unseen classes 1\.000.*at least 0\.8 met/);
  await expect.element(exits!).toHaveTextContent(/0\.750.*at most 0\.4 not met yet/);
  const status = screen.getByRole('group', { name: 'Checkpoint' }).getByRole('status');
  await expect.element(status).toHaveTextContent('');
  expect(await violations(screen.container)).toEqual([]);

  page.read({ threshold: 0.05 });
  await expect.element(exits!).toHaveTextContent(/0\.000.*met$/);
  await expect.element(screen.getByText('✓ Reached')).toBeVisible();
  await expect.element(status).toHaveTextContent('Checkpoint reached: Trust the server less.');
  expect(page.answers.of('1')).toBe(true);
  expect(await violations(screen.container)).toEqual([]);

  page.read({ threshold: 0.7 });
  await expect.element(exits!).toHaveTextContent(/not met now/);
  await expect.element(screen.getByText('✓ Reached')).toBeVisible();
});

it('checkpoint: says it where the arm has no such figure', async () => {
  const { screen } = await show(checkpoint([{ figure: 'both.skew.within', atMost: 1 }]));
  await expect.element(screen.getByText('this arm has no such figure')).toBeVisible();
});

it('checkpoint: a run that goes on, or is of another experiment, does not count', async () => {
  const { screen, page, doors } = await show(
    checkpoint([{ figure: 'both.skew.trunk', atMost: 0.5 }]),
    {
      recording: () => Promise.resolve(null),
    },
  );
  const condition = screen.getByRole('listitem');
  await expect.element(condition).toHaveTextContent(/not known yet/);
  page.runLive();
  doors.playRounds(2);
  await expect.element(condition).toHaveTextContent(/0\.333.*met so far/);
  expect(page.answers.of('1')).toBeUndefined();
  page.cancel();
  page.runLive();
  doors.playRounds();
  await expect.element(condition).toHaveTextContent(/0\.200.*met$/);
  expect(page.answers.of('1')).toBe(true);
});

it.each([
  [{ figure: 'both.skew.turnk', atMost: 1 }, /skew\.turnk is not a figure; the figures are/],
  [{ figure: 'nobody.skew.trunk', atMost: 1 }, /nobody is not an arm of this notebook/],
  [{ figure: 'both.skew.trunk' }, /has not one of atLeast and atMost/],
  [{ figure: 'trunk', atMost: 1 }, /trunk is not an arm and a figure/],
])('checkpoint: %j is refused', async (condition, problem) => {
  const { screen } = await show(checkpoint([condition]));
  await expect.element(screen.getByText(problem)).toBeVisible();
});
