import { expect, it } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import { violations } from '../view/axe.ts';
import { reportAt } from '../state/fake.ts';
import { fence, show } from './show.ts';

const cell = fence('spec', '{ "arm": "both" }');

/** A form whose fields are all unfolded. */
async function open(body = cell) {
  const shown = await show(body);
  const form = shown.screen.getByRole('group', { name: 'Every field of an arm' });
  await form.getByText('More fields').click();
  return { ...shown, form };
}

it('shows the basic six first, each with help, range, unit and default', async () => {
  const { screen } = await show(cell);
  const form = screen.getByRole('group', { name: 'Every field of an arm' });
  const clients = form.getByRole('spinbutton', { name: /^Clients/ });
  await expect.element(clients).toHaveAccessibleDescription(/2…64, default 8 How many clients/);
  await expect.element(form.getByRole('switch', { name: 'Alignment' })).toBeVisible();
  await expect.element(form.getByLabelText(/^Seed/)).not.toBeVisible();
});

it('changes a field for all arms, lists the difference from the preset, and the way back', async () => {
  const { form, page } = await open();
  await form.getByRole('spinbutton', { name: /^Clients/ }).fill('12');
  await userEvent.keyboard('{Enter}');
  expect(page.changed).toEqual({ clients: { count: 12 } });
  await expect.element(form.getByText('clients.count=12')).toBeVisible();
  await form.getByRole('button', { name: 'Back to 8 for Clients' }).click();
  expect(page.changed).toEqual({});
});

it('closes fields that each arm sets, and opens them for this arm only', async () => {
  const { form, page } = await open();
  const rounds = form.getByRole('spinbutton', { name: /^Rounds/ });
  await expect.element(rounds).toBeDisabled();
  await expect.element(rounds).toHaveAccessibleDescription(/Set by each arm/);
  await form.getByRole('radio', { name: 'this arm only' }).click();
  await rounds.fill('7');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => page.arms['both']!.wanted.method.rounds).toBe(7);
  expect(page.arms['meta']!.wanted.method.rounds).toBe(4);
});

it('says beside a field what is not allowed, and keeps what was typed', async () => {
  const { form, page } = await open();
  const clients = form.getByRole('spinbutton', { name: /^Clients/ });
  await clients.fill('3');
  await userEvent.keyboard('{Enter}');
  await expect.element(clients).toHaveAccessibleDescription(/3 clients × 3 classes/);
  await expect.element(clients).toHaveValue(3);
  await form.getByRole('spinbutton', { name: /^Seed/ }).fill('9');
  await userEvent.keyboard('{Enter}');
  expect(page.changed).toEqual({ seed: 9 });
  await expect.element(clients).toHaveValue(3);
});

it('a kind chooses which fields there are', async () => {
  const { form } = await open();
  await form.getByRole('combobox', { name: /^Partition/ }).selectOptions('dirichlet');
  await expect.element(form.getByRole('spinbutton', { name: /Concentration/ })).toHaveValue(0.3);
  await expect
    .element(form.getByRole('spinbutton', { name: /Classes per client/ }))
    .not.toBeInTheDocument();
});

it('an architecture that cannot be read is named with the grammar, and not taken', async () => {
  const { form, page } = await open();
  const another = form.getByLabelText('another architecture');
  await another.fill('mlp:900');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(another)
    .toHaveAccessibleDescription(/"mlp:900" is not an architecture; write mlp-s/);
  expect(page.changed).toEqual({});
});

it('a change midway is added and taken out', async () => {
  const { form, page } = await open();
  await form.getByRole('button', { name: 'Add a change…' }).click();
  const change = form.getByRole('listitem', { name: 'New change' });
  await change.getByRole('spinbutton', { name: /From round/ }).fill('3');
  await change.getByRole('combobox', { name: /Field/ }).selectOptions('method.mix');
  await change.getByRole('spinbutton', { name: /Mixing/ }).fill('0.5');
  await change.getByRole('button', { name: 'Add' }).click();
  expect(page.changed).toEqual({ changes: [{ round: 3, set: { 'method.mix': 0.5 } }] });
  await form.getByRole('button', { name: 'Take out change 1' }).click();
  expect(page.changed).toEqual({});
});

it('an arm is copied, renamed and taken out', async () => {
  const { form, page } = await open();
  await form.getByText('Arms', { exact: true }).click();
  await form.getByRole('button', { name: 'Add an arm like this one' }).click();
  const title = form.getByRole('textbox', { name: 'Title of this arm' });
  await expect.element(title).toHaveValue('HARMONY copy');
  await title.fill('Mine');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => page.arms['both-copy']?.title).toBe('Mine');
  await form.getByRole('button', { name: 'Take this arm out' }).click();
  await expect.poll(() => Object.keys(page.arms)).not.toContain('both-copy');
});

it.each([1280, 390])('axe finds nothing at %d pixels, in any state', async (width) => {
  const { form, screen } = await open();
  await tab.viewport(width, 844);
  await form.getByText('Arms', { exact: true }).click();
  expect(await violations(screen.container)).toEqual([]);
  await form.getByRole('spinbutton', { name: /^Clients/ }).fill('3');
  await userEvent.keyboard('{Enter}');
  await form.getByRole('button', { name: 'Add a change…' }).click();
  expect(await violations(screen.container)).toEqual([]);
  await form.getByRole('radio', { name: 'this arm only' }).click();
  expect(await violations(screen.container)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});

it('the map’s More has the form, and forks the run on show from the round on show', async () => {
  const { screen, page, doors } = await show(fence('map'));
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('button', { name: 'Every field…' }).click();
  await expect.element(screen.getByRole('group', { name: 'Every field of an arm' })).toBeVisible();
  await screen.getByRole('button', { name: 'Every field…' }).click();
  await screen.getByRole('button', { name: 'Change something from here…' }).click();
  await expect.element(screen.getByText(/The last round is on show/)).toBeVisible();
  page.player.seek(1);
  await expect.element(screen.getByText(/From round 3 on/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('combobox', { name: 'Field' }).selectOptions('method.mix');
  await screen.getByRole('spinbutton', { name: /Mixing/ }).fill('0.5');
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('button', { name: 'Run with the change' }).click();
  await expect
    .poll(() => doors.runs.map(({ spec }) => spec.changes))
    .toEqual([[], [{ round: 3, set: { 'method.mix': 0.5 } }]]);
  const fork = doors.runs[1]!;
  const { reply } = fork;
  Object.assign(fork, {
    reply: (said: Parameters<typeof reply>[0]) =>
      reply(
        said.type === 'round' && said.report.round >= 3
          ? { type: 'round', report: reportAt(said.report.round, true, `f${said.report.round}`) }
          : said,
      ),
  });
  doors.playRounds();
  await expect.element(screen.getByText('Same bits up to round 2')).toBeVisible();
  await expect.element(screen.getByText('method.mix: 0.2 → 0.5 from round 3 on')).toBeVisible();
  await expect.element(screen.getByText(/^Of 8 questions|^None of 8 questions/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'What differs?' })).toHaveFocus();
});

it('either arm on show can be forked, and what differs is a button away', async () => {
  const { screen, page, doors } = await show(fence('map'));
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  const button = screen.getByRole('button', { name: 'What differs?' });
  await button.click();
  await expect.element(screen.getByText(/^2 fields differ/)).toBeVisible();
  await button.click();
  await expect.element(screen.getByText(/^2 fields differ/)).not.toBeInTheDocument();
  page.player.seek(1);
  await screen.getByRole('button', { name: 'Change something from here…' }).click();
  await screen.getByRole('radio', { name: 'left: SplitGP' }).click({ force: true });
  await screen.getByRole('button', { name: 'Run with the change' }).click();
  await expect
    .poll(() => doors.runs.map(({ spec }) => spec.changes))
    .toEqual([[], [{ round: 3, set: { 'method.meta.on': true } }]]);
  expect([page.before.name, page.after.name]).toEqual(['splitgp', 'splitgp-fork']);
  await expect.element(screen.getByText('SplitGP fork is being trained…')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});
