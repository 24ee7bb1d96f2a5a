import { expect, it } from 'vitest';
import { readProofText } from '#lib/proof/file.ts';
import { type StoredPlayback, unpackPlayback } from '#lib/recording/playback.ts';
import { RUN_ID } from '#lib/recording/playbackPage.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { playbackOf, weightOf } from '#lib/state/playback.ts';
import { proofOf } from '#lib/state/sharing.svelte.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { fakeDoors, load, open } from './fake.ts';

/** The run in a file. */
function runIn(html: string) {
  const [, rest] = html.split(`id="${RUN_ID}">`);
  return unpackPlayback(JSON.parse(rest!.split('</script>')[0]!) as StoredPlayback);
}

/** A notebook whose two arms on show were run here. */
async function live(changes = {}) {
  const opened = open(changes);
  await load(opened.page);
  opened.page.change('seed', 5);
  opened.page.runLive();
  opened.doors.playRounds();
  return opened;
}

async function exported(page: OpenNotebook) {
  return playbackOf(page, await proofOf(page));
}

it('the file of recorded arms holds both, every kept round, the readings and the proof', async () => {
  const { page } = open();
  await load(page);
  page.read({ threshold: 0.55, colour: 'class', round: 2 });
  const html = await exported(page);
  const { title, arms, readings } = runIn(html);
  expect(title).toBe('A title');
  expect(arms.map(({ name }) => name)).toEqual(['splitgp', 'both']);
  expect(readings).toMatchObject({ threshold: 0.55, colour: 'class', round: 2, stage: 'trunk' });
  for (const arm of arms) {
    for (const round of [0, 2, 4]) {
      expect(arm.map(round, 'cut')?.by).toBe('umap');
      expect(arm.answers(round).test.client).toHaveLength(8);
    }
  }
  expect(readProofText(html)).toEqual(await proofOf(page));
});

it('one arm on both sides is in the file once', async () => {
  const { page } = open();
  await load(page);
  page.show('before', page.after);
  expect(runIn(await exported(page)).arms).toHaveLength(1);
});

it('live runs are packed, and what is not laid out is: the stage on show first', async () => {
  const { page, doors } = await live();
  const html = await exported(page);
  expect(doors.pairs).toHaveLength(9);
  const [before] = runIn(html).arms;
  expect(before!.spec.seed).toBe(5);
  expect(before!.map(2, 'projector')?.by).toBe('umap');
});

it('where laying out takes long, other stages than the one on show go on principal axes', async () => {
  let now = 0;
  const slow = { now: () => (now += 30_000) };
  const { page, doors } = await live(slow);
  const [before] = runIn(await exported(page)).arms;
  expect(doors.pairs).toHaveLength(3);
  expect(before!.map(2, 'trunk')?.by).toBe('umap');
  expect(before!.map(2, 'cut')?.by).toBe('axes');
});

it('it tells how far it is, up to the end', async () => {
  const { page } = await live();
  const shares: number[] = [];
  await playbackOf(page, await proofOf(page), { onprogress: (share) => shares.push(share) });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it('it can be cancelled while a map is laid out, and closes its worker', async () => {
  const control = new AbortController();
  let closed = 0;
  const pair: Projector['pair'] = (_, { signal } = {}) =>
    new Promise((_, reject) => {
      signal!.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      control.abort();
    });
  const projector = () => ({ ...fakeDoors().projector(), pair, close: () => void closed++ });
  const { page } = await live({ projector });
  const making = playbackOf(page, await proofOf(page), { signal: control.signal });
  await expect(making).rejects.toMatchObject({ name: 'AbortError' });
  expect(closed).toBe(1);
});

it('a stale arm, or one that is being run, is not exported', async () => {
  const { page, doors } = open();
  await load(page);
  page.change('seed', 5);
  await expect(exported(page)).rejects.toThrow('only a run that has ended');
  page.runLive();
  doors.playRounds(2);
  await expect(exported(page)).rejects.toThrow('only a run that has ended');
});

it('a round that cannot be fetched is named with its arm', async () => {
  const answers = () => Promise.reject(new Error('answers-2.json: 404 Not Found'));
  const { page } = open({ answers });
  await load(page);
  await expect(exported(page)).rejects.toThrow(/^SplitGP: round 0 cannot be had \(answers-2\.json/);
});

it('weightOf(arms) is 0 until they are run, then that of the page and more with every arm', async () => {
  const { page } = open();
  expect(weightOf(page.shown())).toBe(0);
  await load(page);
  expect(weightOf([page.after])).toBeGreaterThan(300_000);
  expect(weightOf(page.shown())).toBeGreaterThan(weightOf([page.after]));
});
