import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Control, readEmbedding } from '#lib/state/embedding.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const KINDS = ['prose', 'map', 'exit', 'predict', 'train'];
const cell = fence('map', '{ "reference": "homogeneous" }');
const embed = (body: string, query: string) =>
  show(body, {}, readEmbedding(`?embed&${query}`, KINDS));
type Screen = Awaited<ReturnType<typeof show>>['screen'];

/** Opens what is folded under "More". */
async function openMore(screen: Screen): Promise<void> {
  await screen.getByRole('button', { name: 'More', exact: true }).first().click();
}

/** Where each control of the map is, by what it is called when it is locked. */
const MAP: Readonly<Partial<Record<Control, (screen: Screen) => ReturnType<Screen['getByRole']>>>> =
  {
    threshold: (screen) => screen.getByRole('slider', { name: 'Exit threshold locked' }),
    stage: (screen) => screen.getByRole('group', { name: 'Features at locked' }),
    colour: (screen) => screen.getByRole('group', { name: 'Colour by locked' }),
    alignment: (screen) => screen.getByRole('switch', { name: 'Alignment locked' }),
    meta: (screen) => screen.getByRole('switch', { name: 'Meta-learning locked' }),
    arms: (screen) => screen.getByRole('combobox', { name: 'Arm after, locked' }),
    transport: (screen) => screen.getByRole('slider', { name: 'Round locked' }),
    run: (screen) => screen.getByRole('button', { name: 'Run live locked' }),
    dice: (screen) => screen.getByRole('button', { name: 'Other weights locked' }),
    view: (screen) => screen.getByRole('group', { name: 'Maps locked' }),
    eye: (screen) => screen.getByRole('switch', { name: 'Server’s eye locked' }),
    'null-motion': (screen) => screen.getByRole('button', { name: 'Null motion locked' }),
    fork: (screen) => screen.getByRole('button', { name: /^Change something from here… ?locked/ }),
  };

it('every control of the map is locked by its name: disabled, and said to be locked', async () => {
  const { screen } = await embed(cell, `lock=${Object.keys(MAP).join()}`);
  await openMore(screen);
  for (const [name, find] of Object.entries(MAP)) {
    await expect.element(find(screen)).toBeVisible();
    expect(find(screen).element().matches(':disabled'), name).toBe(true);
  }
  expect(await violations(screen.container)).toEqual([]);
});

it.each(Object.keys(MAP) as Control[])(
  '%s is the only control that its name locks',
  async (name) => {
    const { screen } = await embed(cell, `lock=${name}`);
    await openMore(screen);
    await expect.element(MAP[name]!(screen)).toBeVisible();
    const locked = Object.entries(MAP).filter(([, find]) => find(screen).query() !== null);
    expect(locked.map(([other]) => other)).toEqual([name]);
  },
);

it('what is hidden is not there', async () => {
  const names = 'controls,legend,figures,provenance,notes';
  const { screen } = await embed(`${cell}\nSome words.\n`, `hide=${names},prose`);
  await expect.element(screen.getByRole('application', { name: 'Map after' })).toBeVisible();
  expect(screen.container.querySelectorAll('.comparison > :not(.maps, .live)')).toHaveLength(0);
  await expect.element(screen.getByText('Some words.')).not.toBeInTheDocument();
  await expect.element(screen.getByText(/^Skew ratio of/)).not.toBeInTheDocument();
  await expect.element(screen.getByText(/^\S recorded$/)).not.toBeInTheDocument();
  await expect.element(screen.getByText(/^UMAP/)).not.toBeInTheDocument();
});

it('single controls are hidden, and the others stay', async () => {
  const { screen } = await embed(cell, 'hide=dice,run,more,threshold,parts,stage,colour,transport');
  await expect.element(screen.getByRole('combobox', { name: 'Arm after' })).toBeVisible();
  expect(screen.container.querySelectorAll('.bar button, .bar input')).toHaveLength(0);
});

it('neither keys nor other cells move what is locked', async () => {
  const { screen, page } = await embed(
    cell + fence('exit') + fence('train', '{ "transport": true }'),
    'lock=transport,threshold',
  );
  const { round } = page.player;
  for (const key of [' ', '{ArrowLeft}', 'r']) await userEvent.keyboard(key);
  expect(page.player.playing).toBe(false);
  expect(page.player.round).toBe(round);
  for (const slider of screen.getByRole('slider', { name: 'Exit threshold' }).all())
    await expect.element(slider).toBeDisabled();
  const chart = screen.getByRole('img', { name: /^Accuracy and exit share/ });
  await chart.click({ position: { x: 60, y: 100 } });
  expect(page.readings.threshold).toBe(0.3);
});

it('the value of a locked control is that of the link', async () => {
  const { screen, page } = await embed(cell, 'lock=threshold,alignment,stage');
  page.follow('#threshold=0.65&stage=cut&after=splitgp');
  const slider = screen.getByRole('slider', { name: 'Exit threshold' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', '0.65');
  await expect.element(screen.getByRole('radio', { name: 'cut' })).toBeChecked();
  await expect.element(screen.getByRole('switch', { name: 'Alignment' })).not.toBeChecked();
});

it('a locked run cannot be started by any button, out of date or not', async () => {
  const { screen, page, doors } = await embed(
    cell + fence('train', '{ "transport": true }') + fence('spec') + fence('compare'),
    'lock=run',
  );
  page.change('seed', 9);
  await vi.waitFor(() => expect(page.stale).toBe(true));
  for (const button of screen.getByRole('button', { name: /^(Run|Train|Sweep again)/ }).all())
    await expect.element(button).toBeDisabled();
  expect(doors.runs).toHaveLength(0);
});

it('fields that are locked can be read in the form, and an embed writes no arms', async () => {
  const { screen } = await embed(cell, 'lock=fields');
  await openMore(screen);
  await screen.getByRole('button', { name: 'Every field…' }).click();
  await expect.element(screen.getByRole('spinbutton', { name: /^Clients/ })).toBeDisabled();
  await expect.element(screen.getByText('this arm only')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Add an arm like this one')).not.toBeInTheDocument();
});

it('cells that a hidden prediction would cover are there', async () => {
  const predict = fence(
    'predict',
    '{ "ask": "point", "question": "How many?", "figure": "both.serverAccuracyOod" }',
  );
  const { screen } = await embed(`${predict}\nAfter it.\n`, 'hide=predict');
  await expect.element(screen.getByText('How many?')).not.toBeInTheDocument();
  await expect.element(screen.getByText('After it.')).toBeVisible();
});

it('with the map hidden another cell says what goes wrong', async () => {
  const { screen, page } = await embed(cell + fence('train'), 'hide=map');
  page.problems = ['seed: 0 is not allowed'];
  await expect.element(screen.getByText('seed: 0 is not allowed')).toBeVisible();
});
