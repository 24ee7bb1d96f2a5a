import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf } from '#lib/recording/paths.ts';
import { openRecordings } from '#lib/recording/recordings.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { STAGES } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Album } from '../../src/cli/album.ts';
import { chart } from '../../src/cli/atlas.ts';
import { openShelf, type Shelf } from '../../src/cli/shelf.ts';
import { survey } from '../../src/cli/survey.ts';
import { carryOut } from '../../src/cli/trial.ts';
import { startInNode } from '../sim/engine/start.ts';
import { arm, tiny } from '../sim/example.ts';

const before = tiny({ method: arm(false, false, { rounds: 1 }) });
const after = tiny({ method: arm(true, true, { rounds: 1 }) });
let folder: string;
let shelf: Shelf;
let reference: Album;

beforeAll(async () => {
  await startInNode();
  folder = await mkdtemp(join(tmpdir(), 'skewscope-shelf-'));
  shelf = await openShelf(folder);
  reference = await albumOf(before, null);
  await shelf.put(idOf(before), reference, null);
  await shelf.putGroup('points', reference.trial);
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

async function albumOf(spec: Spec, onto: Album['atlas'] | null): Promise<Album> {
  const trial = await carryOut(spec, glyphs(spec));
  const atlas = chart(trial, onto);
  return { trial, atlas, survey: survey(trial, atlas) };
}

it('Shelf.has(id, reference) knows what was recorded, and onto what it was laid out', async () => {
  expect(await shelf.has(idOf(before), null)).toBe(true);
  expect(await shelf.has(idOf(before), idOf(after))).toBe(false);
  expect(await shelf.has(idOf(after), null)).toBe(false);
});

it(
  'Shelf.atlas(id) is the one that was put there: another run laid out onto it later is the same',
  { timeout: 20_000 },
  async () => {
    const again = await shelf.atlas(idOf(before));
    const { trial } = reference;
    for (const round of trial.opening.keptRounds)
      expect(again.get(round)!.maps).toEqual(reference.atlas.get(round)!.maps);
    const run = await carryOut(after, glyphs(after));
    const [now, later] = [chart(run, reference.atlas), chart(run, again)];
    for (const [round, { maps }] of now) expect(later.get(round)!.maps).toEqual(maps);
    expect(now.get(0)).toBe(reference.atlas.get(0));
  },
);

it('openRecordings(get) finds in the folder everything that was put there', async () => {
  await shelf.close({ [idOf(before)]: 'points' });
  const { trial, atlas, survey } = reference;
  const recordings = openRecordings(
    async (path) => new Response(await readFile(join(folder, path))),
  );
  const run = (await recordings.recording(before))!;
  expect([run.spec, run.fingerprint]).toEqual([before, trial.fingerprint]);
  for (const { round, kept } of trial.reports.filter((report) => report.kept)) {
    const { messages, test } = await recordings.answers(run, round);
    expect([messages, test.client, test.server]).toEqual([
      kept!.messages,
      kept!.test.client,
      kept!.test.server,
    ]);
    for (const stage of STAGES) {
      expect(await recordings.map(run, round, stage)).toEqual(atlas.get(round)!.maps[stage]);
      const { skew } = (await recordings.geometry(run, round))[stage];
      expect(skew.ratio).toBeCloseTo(survey.geometries.get(round)![stage].skew.ratio!, 3);
    }
  }
  expect(await recordings.nullMotion(run, 'cut')).toEqual(survey.nullMotions.cut);
  expect(await recordings.recording(after)).toBeNull();
});

it('Shelf.close(runs) removes what is of no run', async () => {
  await shelf.put(idOf(after), reference, idOf(before));
  await shelf.putGroup('others', reference.trial);
  await shelf.close({ [idOf(before)]: 'points' });
  const there = (path: string) => existsSync(join(folder, 'recordings', path));
  expect([idOf(before), 'groups/points.json', 'index.json'].map(there)).toEqual([true, true, true]);
  expect([idOf(after), 'groups/others.json'].map(there)).toEqual([false, false]);
});
