import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { render } from 'vitest-browser-svelte';
import { fakeDoors, load, notebook, ORIGIN } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import Harness from './Harness.svelte';
import { fence, show } from './show.ts';

/** Waits for frames of the screen. */
async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}

/** A projector whose layouts go on until they are aborted. */
function slowProjector(): Projector {
  const pair: Projector['pair'] = (_, { signal } = {}) =>
    new Promise((_, reject) => {
      signal!.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  return { ...fakeDoors().projector(), pair };
}

const cell = fence('map', '{ "reference": "homogeneous" }');

it('the two switches choose the arm on the right, and its caption says which', async () => {
  const { screen } = await show(cell);
  await expect
    .element(screen.getByText('HARMONY · alignment on · meta-learning on').last())
    .toBeVisible();
  await screen.getByRole('switch', { name: 'Meta-learning' }).click();
  await expect
    .element(screen.getByText('HARMONY · alignment on · meta-learning off').last())
    .toBeVisible();
  await screen.getByRole('switch', { name: 'Alignment' }).click();
  await expect
    .element(screen.getByRole('button', { name: /^Alignment off, meta-learning off/ }))
    .toHaveAttribute('aria-pressed', 'true');
});

it('a cell of what each part buys sets the switches', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('button', { name: /^Alignment on, meta-learning off/ }).click();
  expect(page.after.name).toBe('alignment');
  await expect.element(screen.getByRole('switch', { name: 'Meta-learning' })).not.toBeChecked();
});

it('says what to point at and, apart from it, what the keys do elsewhere', async () => {
  const { screen } = await show(cell);
  const panel = screen.getByRole('group', { name: 'Sample' });
  await expect.element(panel).toHaveTextContent('to select them. Elsewhere Space plays');
});

it('what each part buys is shown only with all four arms', async () => {
  const { screen, page } = await show(cell);
  const table = screen.getByRole('table', { name: /^What each part buys/ });
  await expect.element(table).toBeVisible();
  await page.draft.edit((editor, document) => editor.arm(document, 'meta', null));
  await expect.element(table).not.toBeInTheDocument();
});

it('the choice of an arm begins with its title, and so does the text alternative', async () => {
  const { screen, page } = await show(cell);
  const words = 'One architecture · SplitGP · every client cnn-s';
  await screen.getByRole('combobox', { name: 'Arm before' }).selectOptions(words);
  expect(page.before.name).toBe('homogeneous');
  await expect
    .element(screen.getByRole('application', { name: 'Map before' }))
    .toHaveAccessibleDescription(new RegExp(`^${words}\\. `));
});

it('the text alternative of a map holds round and figures, and changes with them', async () => {
  const { screen } = await show(cell);
  const map = screen.getByRole('application', { name: 'Map after' });
  await expect.element(map).toHaveAccessibleDescription(/round 4\. Skew ratio 0\.20\..* 1\.00/);
  await userEvent.keyboard('r');
  await expect.element(map).toHaveAccessibleDescription(/round 0\. Skew ratio 1\.00\..* 0\.00/);
});

it('the threshold changes the figures at once and makes nothing stale', async () => {
  const { screen } = await show(cell);
  const figure = screen.getByText('Share that exits on the client').element().parentElement!;
  await screen.getByRole('slider', { name: 'Exit threshold' }).fill('1');
  await expect.element(figure).toHaveTextContent('100');
  await expect.element(screen.getByText('Out of date')).not.toBeInTheDocument();
});

it('a reading that is not of the maps does not draw them anew', async () => {
  const { screen } = await show(cell);
  const cleared = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect');
  await frames(4);
  cleared.mockClear();
  await screen.getByRole('slider', { name: 'Exit threshold' }).fill('0.7');
  await frames(4);
  expect(cleared).not.toHaveBeenCalled();
  cleared.mockRestore();
});

it('dice make the figures stale; running live trains both arms and takes their place', async () => {
  const { screen, doors } = await show(cell);
  await screen.getByRole('button', { name: /Other weights/ }).click();
  await expect.element(screen.getByText('Out of date')).toBeVisible();
  await screen.getByRole('button', { name: 'Run live' }).first().click();
  expect(doors.runs.map(({ spec }) => spec.draws.weights)).toEqual([1, 1]);
  doors.playRounds();
  await expect.element(screen.getByText(/^\S live$/)).toBeVisible();
  await expect.element(screen.getByText('Out of date')).not.toBeInTheDocument();
});

it('a live run shows its progress and can be cancelled: the recording comes back', async () => {
  const { screen, doors } = await show(cell);
  await screen.getByRole('button', { name: 'Run live' }).click();
  doors.playRounds(2);
  await expect.element(screen.getByText(/round 2 of 4/)).toBeVisible();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(screen.getByText(/^\S recorded$/)).toBeVisible();
});

it('laying out can be cancelled: principal axes stay, and it can be laid out again', async () => {
  const { screen, page, doors } = await show(cell, { projector: () => slowProjector() });
  page.change('seed', 2);
  page.runLive();
  doors.playRounds();
  const progress = screen.getByLabelText('Laying out the maps');
  await expect.element(progress).toBeVisible();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(progress).not.toBeInTheDocument();
  await expect.element(screen.getByText(/marks on two fixed principal axes$/)).toBeVisible();
  await expect.element(screen.getByText('Laying out the maps was cancelled')).toBeVisible();
  await screen.getByRole('button', { name: 'Lay out again' }).click();
  await expect.element(progress).toBeVisible();
  await expect.element(screen.getByText(/was cancelled/)).not.toBeInTheDocument();
});

it('a run with the bits of the recording is verified', async () => {
  const { screen, doors } = await show(cell);
  await screen.getByRole('button', { name: 'Run live' }).click();
  doors.playRounds();
  await expect.element(screen.getByText(/^\S verified$/)).toBeVisible();
});

it.each([
  ['the loss is NaN', 3, /HARMONY stopped at round 3: the loss is NaN/],
  ['this browser has no WebAssembly SIMD', 0, /This browser cannot train models/],
])('a run that fails with %j says so and can be started again', async (message, round, words) => {
  const { screen, doors } = await show(cell);
  await screen.getByRole('button', { name: 'Run live' }).click();
  if (round) doors.playRounds(2);
  doors.runs[1]!.reply({ type: 'failed', message, round });
  await expect.element(screen.getByRole('alert')).toHaveTextContent(words);
  await screen.getByRole('button', { name: 'Start again' }).click();
  expect(doors.runs).toHaveLength(4);
});

it('recordings that cannot be fetched are named, and the page offers to run live', async () => {
  const { screen } = await show(cell, {
    recording: () => Promise.reject(new Error('index.json: 404')),
  });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('index.json: 404');
  await expect
    .element(screen.getByRole('alert').getByRole('button', { name: 'Run live' }))
    .toBeVisible();
});

it('collapsed features are said to have collapsed', async () => {
  const layout = { positions: new Float32Array(0), collapsed: true, doubtful: new Uint8Array() };
  const { screen } = await show(cell, {
    map: () => Promise.resolve(layout),
  });
  await expect
    .element(screen.getByText(/have collapsed to one point or a few/).first())
    .toBeVisible();
});

it('the point under the keys is described with both answers, on both maps', async () => {
  const { screen, page } = await show(cell);
  screen.getByRole('application', { name: 'Map before' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(page.selection.hovered).not.toBeNull();
  const sample = screen.getByRole('group', { name: 'Sample' });
  await expect.element(sample).toHaveTextContent(/Class \d through client \d/);
  await expect.element(sample).toHaveTextContent(/client says \d, server says \d/);
});

it('the legend filters clients on both maps', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('button', { name: '1 · mlp-s' }).click();
  expect([...page.selection.hiddenClients]).toEqual([0]);
  await screen.getByRole('button', { name: 'Show all' }).click();
  expect(page.selection.hiddenClients.size).toBe(0);
});

it('Space plays, arrows step, but not in a control that uses them', async () => {
  const { screen, page } = await show(cell);
  await userEvent.keyboard('{ArrowLeft}');
  expect(page.player.round).toBe(2);
  await userEvent.keyboard(' ');
  expect(page.player.playing).toBe(true);
  await userEvent.keyboard(' ');
  expect(page.player.playing).toBe(false);
  const { round } = page.player;
  screen.getByRole('slider', { name: 'Exit threshold' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(page.player.round).toBe(round);
});

it('one map moves every point from before to after', async () => {
  const { screen, page } = await show(cell);
  page.read({ view: 'one' });
  const map = screen.getByRole('application', { name: 'Map from before to after' });
  await expect.element(map).toHaveAccessibleDescription(/^HARMONY/);
  await screen.getByRole('slider', { name: 'Before to after' }).fill('0');
  await expect.element(map).toHaveAccessibleDescription(/^SplitGP/);
});

it('playing on from a round in the middle fetches the next', async () => {
  const asked: number[] = [];
  const { map } = fakeDoors();
  const { screen } = await show(cell, {
    map: (arm, round, stage) => {
      asked.push(round);
      return map(arm, round, stage);
    },
  });
  await userEvent.keyboard('r');
  await expect.poll(() => asked).toContain(0);
  expect(asked).not.toContain(2);
  await screen.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => asked).toContain(2);
});

it('walking tells the client, its class and the answers to a point', async () => {
  const { screen } = await show(cell);
  const map = screen.getByRole('application', { name: 'Map after' }).element();
  const said = map.parentElement!.querySelector('[aria-live]') as HTMLElement;
  map.focus();
  await userEvent.keyboard('{Home}');
  await expect.element(said).toHaveTextContent('client 1 (mlp-s), holds class 0');
  await userEvent.keyboard('{ArrowDown}');
  await expect
    .element(said)
    .toHaveTextContent('class 1 through client 1 (mlp-s), which never saw it');
  await userEvent.keyboard('{PageDown}{ArrowRight}');
  await expect
    .element(said)
    .toHaveTextContent(/^1 through client 2 .* client says 1, server says 1/);
});

it('what a lasso encloses is counted and listed, with the answers of both arms', async () => {
  const { screen, page } = await show(cell);
  const map = screen.getByRole('application', { name: 'Map after' }).element();
  const { left, top, width } = map.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    clientX: left + x * width,
    clientY: top + y * width,
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    bubbles: true,
  });
  map.setPointerCapture = () => undefined;
  map.dispatchEvent(new PointerEvent('pointerdown', at(0.01, 0.01)));
  for (const [x, y] of [
    [0.5, 0.01],
    [0.5, 0.99],
    [0.01, 0.99],
  ] as const)
    map.dispatchEvent(new PointerEvent('pointermove', at(x, y)));
  map.dispatchEvent(new PointerEvent('pointerup', at(0.01, 0.99)));
  expect(page.selection.selected.size).toBe(2);
  const panel = screen.getByRole('group', { name: 'Selected marks' });
  await expect.element(panel).toHaveTextContent('2 marks selected');
  await expect.element(panel).toHaveTextContent(/Before \d exit; the client is right on \d/);
  await panel.getByText('Table').click();
  await expect.element(panel.getByRole('row')).toHaveLength(3);
  await expect.element(panel.getByRole('columnheader')).toHaveLength(11);
  expect(await violations(screen.container)).toEqual([]);
});

it('a selection hides the others on both maps, and is cleared', async () => {
  const { screen, page } = await show(cell);
  page.selection.select([0, 1]);
  await screen.getByRole('button', { name: 'Hide the others' }).click();
  const map = screen.getByRole('application', { name: 'Map before' }).element();
  map.focus();
  await userEvent.keyboard('{End}');
  expect(page.selection.hovered).toBe(1);
  await screen.getByRole('button', { name: 'Show all' }).click();
  expect(page.selection.alone).toBe(false);
  await screen.getByRole('button', { name: 'Clear selection' }).click();
  await expect.element(screen.getByText('2 marks selected')).not.toBeInTheDocument();
});

it('the server’s eye sees neither labels nor clients, and tells nothing of a point but its feature', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('switch', { name: 'Server’s eye' }).click();
  await expect.element(screen.getByText('The server’s eye.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: '1 · mlp-s' })).not.toBeInTheDocument();
  screen.getByRole('application', { name: 'Map after' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  const sample = screen.getByRole('group', { name: 'Sample' });
  await expect.element(sample).toHaveTextContent('The server sees only the feature');
  page.selection.select([0, 1]);
  await expect.element(screen.getByText(/To the server these are 2 features/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Back to your own' }).click();
  expect(page.readings.eye).toBe('reader');
});

it('null motion takes the place of the maps, measures both motions, and gives way to the maps again', async () => {
  const { screen } = await show(cell);
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('button', { name: 'Null motion' }).click();
  await expect.element(screen.getByRole('application', { name: 'Null motion' })).toBeVisible();
  await expect
    .element(screen.getByRole('application', { name: 'Map after' }))
    .not.toBeInTheDocument();
  const figure = (label: string) => screen.getByText(label).element().parentElement!;
  await expect.element(figure('Points move, though nothing changed')).toHaveTextContent('0.00');
  await expect.element(figure('Points move from before to after')).toHaveTextContent('0.00');
  await screen.getByRole('slider', { name: 'First to second' }).fill('1');
  await expect.element(screen.getByRole('button', { name: 'Move to the first' })).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Back to the two maps' }).click();
  await expect.element(screen.getByRole('application', { name: 'Map after' })).toBeVisible();
});

it('null motion of a recording leads to the last round, of which it was recorded', async () => {
  const { screen, page } = await show(cell);
  page.read({ round: 2 });
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('button', { name: 'Null motion' }).click();
  await screen.getByRole('button', { name: 'Show round 4' }).click();
  await expect.element(screen.getByRole('application', { name: 'Null motion' })).toBeVisible();
});

it('null motion of a live run shows how far it is, and can be cancelled', async () => {
  const nullMotion: Projector['nullMotion'] = (_, { signal, onprogress } = {}) => {
    onprogress?.(0.5);
    return new Promise((_, reject) => {
      signal!.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  };
  const { screen, page, doors } = await show(cell, {
    projector: () => ({ ...fakeDoors().projector(), nullMotion }),
  });
  page.change('seed', 2);
  page.runLive();
  doors.playRounds();
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('button', { name: 'Null motion' }).click();
  await expect.element(screen.getByRole('progressbar')).toHaveAttribute('value', '0.5');
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(screen.getByRole('application', { name: 'Map after' })).toBeVisible();
  expect(page.cartographer.nullProgress).toBeNull();
});

it('the same arm on both sides is said to be the same', async () => {
  const { screen, page } = await show(cell);
  const words = screen.getByText(/The same arm stands on both sides/);
  await expect.element(words).not.toBeInTheDocument();
  await screen.getByRole('switch', { name: 'Meta-learning' }).click();
  await screen.getByRole('switch', { name: 'Alignment' }).click();
  expect(page.before).toBe(page.after);
  await expect.element(words).toBeVisible();
});

it('each side says where its figures come from', async () => {
  const { screen, page, doors } = await show(cell);
  page.change('seed', 2);
  page.runLive();
  doors.playRounds();
  await expect.element(screen.getByText(/^\S live$/)).toBeVisible();
  page.read({ after: 'meta' });
  const side = (name: string) =>
    screen.getByRole('group', { name: 'Figures' }).getByText(new RegExp(`^${name} `));
  await expect.element(side('Before')).toHaveTextContent('live');
  await expect.element(side('After')).toHaveTextContent('recorded');
});

it('what a status means is linked where the notebook explains it', async () => {
  const link = { name: 'What that means' };
  const bare = await show(cell);
  await expect.element(bare.screen.getByRole('link', link)).not.toBeInTheDocument();
  await bare.screen.unmount();
  const text = `${fence('map')}\n## What is published, what is our reading\n`;
  const { cells } = readNotebook(text, 'x.md', kinds).notebook;
  const page = new OpenNotebook({ ...notebook, cells }, fakeDoors(), ORIGIN);
  await load(page);
  const screen = await render(Harness, { page, cells });
  await expect.element(screen.getByRole('link', link)).toBeVisible();
});

it('a paused run says which round its maps are of', async () => {
  const { screen, doors } = await show(cell);
  await screen.getByRole('button', { name: 'Run live' }).click();
  doors.playRounds(3);
  await screen.getByRole('button', { name: 'Pause' }).click();
  await expect.element(screen.getByText(/round 3 of 4, maps of round 2/)).toBeVisible();
});

it('while rounds play, figures of answers that are not fetched wait', async () => {
  const answers = vi.fn(fakeDoors().answers);
  const { screen, page } = await show(cell, { answers });
  await userEvent.keyboard('r');
  page.player.play();
  await expect.poll(() => page.player.round, { timeout: 5000 }).toBe(2);
  const figure = screen.getByText('Share that exits on the client').element().parentElement!;
  const skew = screen.getByText('Skew ratio of trunk features').element().parentElement!;
  await expect.element(figure).toHaveTextContent('…');
  await expect.element(skew).toHaveTextContent('0.33');
  expect(answers.mock.calls.map(([, round]) => round)).not.toContain(2);
  page.player.pause();
  await expect.element(figure).toHaveTextContent('50');
});

it('few controls are those of what is seen and when', async () => {
  const { screen } = await show(fence('map', '{ "controls": "few" }'));
  await expect.element(screen.getByRole('switch', { name: 'Alignment' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect.element(screen.getByRole('radio', { name: 'cut' })).toBeInTheDocument();
  for (const name of ['Run live', 'More', /Other data/])
    await expect.element(screen.getByRole('button', { name })).not.toBeInTheDocument();
  await expect
    .element(screen.getByRole('slider', { name: 'Exit threshold' }))
    .not.toBeInTheDocument();
});

it('autoplay plays from round 0 to the last, and leaves the address as it was', async () => {
  const { page } = await show(fence('map', '{ "autoplay": true }'));
  await expect.poll(() => page.player.round).toBe(0);
  await expect.poll(() => page.player.round, { timeout: 5000 }).toBe(4);
  await expect.poll(() => page.player.playing).toBe(false);
  expect(page.fragment).toBe('');
});

it('autoplay gives the player to whoever uses it', async () => {
  const { screen, page } = await show(fence('map', '{ "autoplay": true }'));
  await screen.getByRole('button', { name: 'Pause' }).click();
  expect(page.player.playing).toBe(false);
  await screen.getByRole('button', { name: 'Play', exact: true }).click();
  await screen.getByRole('application', { name: 'Map after' }).click();
  expect(page.player.playing).toBe(true);
  page.player.pause();
});

it('a key of the player pauses autoplay where it is', async () => {
  const { page } = await show(fence('map', '{ "autoplay": true }'));
  await expect.poll(() => page.player.playing).toBe(true);
  await userEvent.keyboard(' ');
  expect([page.player.playing, page.player.round]).toEqual([false, 0]);
});

it('what is done elsewhere ends autoplay at the last round', async () => {
  const { page } = await show(fence('map', '{ "autoplay": true }'));
  await expect.poll(() => page.player.playing).toBe(true);
  await userEvent.keyboard('x');
  expect([page.player.playing, page.player.round]).toEqual([false, 4]);
});

it('nothing plays by itself without autoplay', async () => {
  const { page } = await show(cell);
  await frames(10);
  expect([page.player.playing, page.player.round]).toEqual([false, 4]);
});
