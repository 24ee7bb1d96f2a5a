import { expect, it } from 'vitest';
import { violations } from '../../view/axe.ts';
import { show } from '../show.ts';

it('a claim shows the figure, and whether it holds, also in words', async () => {
  const { screen } = await show(
    'It is {{both.skew.trunk ≈ 0.25 ± 0.06}}, not {{after.serverAccuracyOod ≈ 0.5 ± 0.1}}.\n',
  );
  await expect
    .element(screen.getByText(/It is/))
    .toHaveTextContent('It is 0.20✓ (as claimed), not 1.00✗ (not as claimed: 0.5 ± 0.1).');
  await expect.element(screen.getByTitle('claimed: 0.25 ± 0.06')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('the gate is read at the threshold of the reader', async () => {
  const { screen, page } = await show('So {{both.reading.exitShare}} exit.\n');
  const text = screen.getByText(/exit\./);
  await expect.element(text).toHaveTextContent('So 0.50 exit.');
  page.read({ threshold: 0.7 });
  await expect.element(text).toHaveTextContent('So 0.75 exit.');
});

it('what is not run yet is not claimed, and what the arm does not have does not hold', async () => {
  const { screen } = await show('So {{both.skew.within ≈ 1 ± 1}}.\n');
  await expect
    .element(screen.getByText(/So/))
    .toHaveTextContent('So (not available)✗ (not as claimed: 1 ± 1).');
  const none = await show('As {{both.skew.trunk ≈ 1 ± 1}}.\n', {
    recording: () => Promise.resolve(null),
  });
  await expect.element(none.screen.getByText(/^As/)).toHaveTextContent('As ….');
});

it('a figure of no arm is shown as unknown, also by the name of what every object has', async () => {
  const { screen } = await show(
    'So {{constructor.skew.trunk}} and {{toString.skew.trunk}} it is.\n',
  );
  await expect.element(screen.getByText(/^So/)).toHaveTextContent('So … and … it is.');
});
