import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Projector } from '#lib/worker/projector.ts';
import { fakeDoors, reportAt } from '../state/fake.ts';
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
    recordings: () => Promise.reject(new Error('index.json: 404')),
  });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('index.json: 404');
  await expect
    .element(screen.getByRole('alert').getByRole('button', { name: 'Run live' }))
    .toBeVisible();
});

it('collapsed features are said to have collapsed', async () => {
  const kept = reportAt(4, false).kept!;
  const layout = { positions: new Float32Array(0), collapsed: true, doubtful: new Uint8Array() };
  const { screen } = await show(cell, {
    kept: () => Promise.resolve({ ...kept, layouts: { trunk: layout } }),
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
  const asked: string[] = [];
  const { screen } = await show(cell, {
    kept: (arm, round) => {
      asked.push(`${arm} ${round}`);
      return Promise.resolve(reportAt(round, false).kept!);
    },
  });
  await userEvent.keyboard('r');
  await expect.poll(() => asked).toContain('homogeneous 0');
  expect(asked).not.toContain('both 2');
  await screen.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => asked).toContain('both 2');
});

it('a slider of the spec goes back when its value is not allowed', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  const slider = screen.getByRole('slider', { name: /Classes per client/ });
  slider.element().focus();
  await userEvent.keyboard('{Home}');
  expect(page.problems).toHaveLength(1);
  await expect.element(slider).toHaveValue('3');
});
