import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type FakeDoors, opening, reportAt, TRAINED } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const THREE = '"arms": ["splitgp", "both", "homogeneous"]';
const compare = (more = '') => fence('compare', `{ ${[THREE, more].filter(Boolean).join(', ')} }`);
const sweep = compare(
  '"figures": ["serverAccuracyOod", "skew.trunk"], "sweep": { "field": "method.mix", "values": [0.2, 0.4] }',
);

/** Every run goes through, or fails. */
function end(doors: FakeDoors, from = 0): void {
  for (const run of doors.runs.slice(from)) {
    run.reply({ type: 'opening', opening });
    for (const round of [0, 1, 2, 3, 4]) {
      run.reply({ type: 'round', report: reportAt(round, true) });
    }
    run.reply({ type: 'end', trained: TRAINED });
  }
}

it('every arm has its figures of the last kept round, and the difference from the reference', async () => {
  const { screen } = await show(compare('"figures": ["serverAccuracyOod", "skew.trunk"]'));
  await expect
    .element(screen.getByRole('row', { name: /^SplitGP round 4, reference/ }))
    .toHaveTextContent('1.00');
  await expect
    .element(screen.getByRole('row', { name: /^HARMONY round 4/ }))
    .toHaveTextContent(/0\.20 no change/);
  await screen.getByRole('combobox', { name: 'Differences from' }).selectOptions('HARMONY');
  await expect.element(screen.getByRole('row', { name: /^HARMONY.*reference/ })).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('what is better than the reference, and best of its column, is said in words', async () => {
  const { screen, page, doors } = await show(compare('"figures": ["serverAccuracyOod"]'));
  page.runLive([page.arms['both']!]);
  const [run] = doors.runs;
  run!.reply({ type: 'opening', opening });
  const worse = reportAt(2, true);
  for (const round of [0, 1]) run!.reply({ type: 'round', report: reportAt(round, true) });
  run!.reply({ type: 'round', report: worse });
  await expect
    .element(screen.getByRole('row', { name: /^HARMONY round 2/ }))
    .toHaveTextContent('−1.00, worse');
  await expect
    .element(screen.getByRole('row', { name: /^SplitGP/ }))
    .toHaveTextContent(/1\.00\s*best/);
  expect(await violations(screen.container)).toEqual([]);
});

it('an equal budget cuts curves and table at what every arm has spent', async () => {
  const { screen, page, doors } = await show(compare('"figures": ["serverAccuracyOod"]'));
  page.runLive([page.arms['both']!]);
  for (const run of doors.runs) {
    run.reply({ type: 'opening', opening });
    for (const round of [0, 1, 2]) run.reply({ type: 'round', report: reportAt(round, true) });
  }
  const splitgp = screen.getByRole('row', { name: /^SplitGP/ });
  await expect.element(splitgp).toHaveTextContent('round 4');
  await screen.getByRole('switch', { name: 'Equal budget' }).click();
  await expect.element(splitgp).toHaveTextContent('round 2');
  await expect.element(screen.getByText(/^Cut at 2 rounds/)).toBeVisible();
  const chart = screen.getByRole('img', { name: /unseen classes, over rounds, up to 2 rounds/ });
  await expect.element(chart).toHaveAccessibleDescription(/SplitGP: from 0\.00 at 0 to 0\.00 at 2/);
  await screen.getByRole('radio', { name: 'bytes' }).click({ force: true });
  await expect.element(screen.getByText(/^Cut at 9\.0.kB/)).toBeVisible();
});

it('arms that were not run under this experiment say so, and can be run', async () => {
  const { screen, page, doors } = await show(compare());
  page.change('draws.data', 1);
  await expect.element(screen.getByText('Out of date')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  page.runLive([page.arms['both']!]);
  end(doors);
  await expect.element(screen.getByText('Not run: SplitGP, One architecture')).toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /^SplitGP not run/ }))
    .toHaveTextContent('–');
  await screen.getByRole('button', { name: 'Run these' }).click();
  expect(doors.runs.slice(1).map(({ spec }) => [spec.method.id, spec.draws.data])).toEqual([
    ['harmony', 1],
    ['splitgp', 1],
  ]);
  await expect.element(screen.getByText('Preparing clients and data')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  end(doors, 1);
  await expect.element(screen.getByText(/^Not run:/)).not.toBeInTheDocument();
});

it('a sweep trains a field at several values, and one of them can be taken', async () => {
  const { screen, page, doors } = await show(sweep);
  await expect.element(screen.getByRole('textbox', { name: 'Values' })).toHaveValue('0.2, 0.4');
  await screen.getByRole('button', { name: 'Sweep 2 values' }).click();
  await expect.element(screen.getByText('1 of 2 values')).toBeVisible();
  expect(doors.runs.map(({ spec }) => spec.method.mix)).toEqual([0.4]);
  expect(await violations(screen.container)).toEqual([]);
  end(doors);
  const value = screen.getByRole('button', { name: '0.4', exact: true });
  await expect.element(screen.getByRole('row', { name: /^0\.4/ })).toHaveTextContent('1.00');
  await value.click();
  await screen.getByRole('button', { name: 'Take this value' }).click();
  expect([page.after.wanted.method.mix, page.stale]).toEqual([0.4, true]);
  expect(await violations(screen.container)).toEqual([]);
});

it('a value that fails is named, and the sweep can be cancelled', async () => {
  const { screen, doors } = await show(sweep);
  const values = screen.getByRole('textbox', { name: 'Values' });
  await values.fill('0.4, 0.6, seven');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('seven is not a number')).toBeVisible();
  await values.fill('0.4, 0.6');
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('button', { name: 'Sweep 2 values' }).click();
  await expect.poll(() => doors.runs.length).toBe(2);
  doors.runs[0]!.reply({ type: 'failed', message: 'a loss is not finite', round: 3 });
  await expect
    .element(screen.getByRole('row', { name: /^0\.4/ }))
    .toHaveTextContent('failed: a loss is not finite (round 3)');
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(screen.getByRole('row', { name: /^0\.6/ })).toHaveTextContent('cancelled');
  expect(doors.runs[1]!.cancelled).toBe(true);
});

it('a sweep of what another experiment was is hatched', async () => {
  const { screen, page, doors } = await show(sweep);
  await screen.getByRole('button', { name: 'Sweep 2 values' }).click();
  await expect.poll(() => doors.runs.length).toBe(1);
  end(doors);
  page.change('method.mix', 0.4);
  await expect.element(screen.getByText(/this sweep was of another/)).not.toBeInTheDocument();
  page.change('seed', 2);
  await expect.element(screen.getByText(/this sweep was of another/)).toBeVisible();
});

it('a field is proposed with values around its own', async () => {
  const { screen } = await show(fence('compare'));
  await screen.getByRole('button', { name: 'Sweep a field…' }).click();
  await expect
    .element(screen.getByRole('textbox', { name: 'Values' }))
    .toHaveValue('0.75, 1.5, 3, 6, 12');
  await screen.getByRole('combobox', { name: 'Field' }).selectOptions('clients.count');
  await expect
    .element(screen.getByRole('textbox', { name: 'Values' }))
    .toHaveValue('4, 6, 8, 10, 12');
  await screen.getByRole('combobox', { name: 'Arm' }).selectOptions('One architecture');
  await screen.getByRole('combobox', { name: 'Field' }).selectOptions('method.mix');
  await expect
    .element(screen.getByRole('textbox', { name: 'Values' }))
    .toHaveValue('0, 0.1, 0.2, 0.3, 0.4');
});

it.each([
  ['{ "arms": ["nobody"] }', /is not an arm of this notebook/],
  ['{ "arms": ["both", "both"] }', /names something twice/],
  ['{ "figures": ["skew.depth"] }', /is not a figure/],
  ['{ "sweep": { "field": "method.contrast.on" } }', /is not a numeric field of a spec/],
])('%s is refused by name', async (parameters, problem) => {
  const { screen } = await show(fence('compare', parameters));
  await expect.element(screen.getByText(problem).first()).toBeVisible();
});
