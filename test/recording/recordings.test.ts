import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { geometry } from '#lib/measure/geometry.ts';
import { probed } from '#lib/measure/probed.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { MANIFEST } from '#lib/recording/paths.ts';
import { openRecordings, type RecordedArm } from '#lib/recording/recordings.ts';
import { reportOf } from '#lib/recording/report.ts';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { run } from '#lib/sim/run.ts';
import type { Snapshot } from '#lib/sim/snapshot.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { startInNode } from '../sim/engine/start.ts';

const STATIC = new URL('../../static/', import.meta.url);
const LESSONS = new URL('../../lessons/', import.meta.url);

/** Fetches from the site's static files, and counts their bytes after gzip. */
function fromStatic() {
  const fetched: Record<string, number> = {};
  const recordings = openRecordings(async (path) => {
    const bytes = await readFile(new URL(path, STATIC));
    fetched[path] = gzipSync(bytes).length;
    return new Response(bytes);
  });
  return { recordings, fetched };
}

/** The specs of all arms of all lessons. */
async function lessonSpecs(): Promise<[string, Spec][]> {
  const files = (await readdir(LESSONS)).filter((name) => name.endsWith('.md'));
  const texts = files.map(async (file) => {
    const { notebook } = readNotebook(await readFile(new URL(file, LESSONS), 'utf8'), file);
    return Object.keys(notebook.arms).map((arm): [string, Spec] => [
      `${arm} of ${file}`,
      armSpec(notebook, arm),
    ]);
  });
  return (await Promise.all(texts)).flat();
}

const both = readSpec({});
const neither = readSpec({ method: { meta: { on: false }, contrast: { on: false } } });

beforeAll(() => {
  if (!existsSync(new URL(MANIFEST, STATIC)))
    throw new Error('there are no recordings: run npm run build:recordings first');
  return startInNode();
});

describe('the recordings of the lessons', () => {
  it('hold every arm of every lesson, and no other spec', async () => {
    const { recordings } = fromStatic();
    for (const [name, spec] of await lessonSpecs()) {
      const found = await recordings.recording(spec);
      expect(found?.spec, name).toEqual(spec);
      expect(found?.reports, name).toHaveLength(spec.method.rounds + 1);
    }
    expect(await recordings.recording(readSpec({ seed: 4_000_000_000 }))).toBeNull();
  });

  it(
    'a run, trained again, has the recorded fingerprint, figures, answers and geometry',
    {
      timeout: 60_000,
    },
    async () => {
      const { recordings } = fromStatic();
      const arm = (await recordings.recording(both))!;
      const { opening, fingerprint, reports } = arm;
      const last = await lastOf(both);
      expect(last.hash).toBe(fingerprint);
      expect(last.hash.slice(0, HASH_DIGITS)).toBe(reports.at(-1)!.hash);

      const exact = openingOf(both, federate(both, glyphs(both)));
      const again = reportOf(exact, last);
      const recorded = reports.at(-1)!.tested!;
      expect(again.tested!.serverAccuracyOod).toBeCloseTo(recorded.serverAccuracyOod!, 3);
      expect(again.tested!.skew.trunk).toBeCloseTo(recorded.skew.trunk!, 3);
      const { test } = await recordings.answers(arm, both.method.rounds);
      expect(test.server).toEqual(again.kept!.test.server);
      const { trunk } = await recordings.geometry(arm, both.method.rounds);
      const measured = geometry(probed(exact), again.kept!.features.trunk);
      expect(trunk.identifiability!.client.accuracy).toBeCloseTo(
        measured.identifiability!.client.accuracy,
        3,
      );
      expect(trunk.transfer.matrix).toHaveLength(opening.clients.length ** 2);
    },
  );

  it('have maps and a null motion of as many points as the opening says', async () => {
    const { recordings } = fromStatic();
    const arm = (await recordings.recording(both))!;
    const points = arm.opening.clients.length * arm.opening.mapped.length;
    for (const round of arm.opening.keptRounds) {
      const { positions } = await recordings.map(arm, round, 'trunk');
      expect(positions).toHaveLength(2 * points);
    }
    const { first, second } = await recordings.nullMotion(arm, 'trunk');
    expect([first.positions, second.positions].map(({ length }) => length)).toEqual([
      2 * points,
      2 * points,
    ]);
  });

  it('of one seed share data, initial weights and batches: one hash before the first round', async () => {
    const { recordings } = fromStatic();
    const arms = await Promise.all([both, neither].map((spec) => recordings.recording(spec)));
    expect(arms[0]!.reports[0]!.hash).toBe(arms[1]!.reports[0]!.hash);
  });

  it('weigh at most 90 kB after gzip for the first picture, and 4 kB for each map more', async () => {
    const { recordings, fetched } = fromStatic();
    const arms = await Promise.all([both, neither].map((spec) => recordings.recording(spec)));
    const last = both.method.rounds;
    for (const arm of arms as RecordedArm[]) {
      await recordings.map(arm, last, 'trunk');
      await recordings.answers(arm, last);
    }
    expect(Object.values(fetched).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(90_000);
    for (const arm of arms as RecordedArm[]) await recordings.map(arm, last - 10, 'trunk');
    const maps = Object.entries(fetched).filter(([path]) => path.includes('/map-'));
    expect(maps).toHaveLength(4);
    expect(Math.max(...maps.map(([, bytes]) => bytes))).toBeLessThan(4_000);
  });
});

describe('openRecordings(get)', () => {
  it('refuses another format, and says which', async () => {
    const old = openRecordings(() => Promise.resolve(Response.json({ format: 1 })));
    await expect(old.recording(both)).rejects.toThrow('recordings/index.json: format 1 is not 2');
  });

  it('names the file that is not there, and asks again the next time', async () => {
    let asked = 0;
    const missing = openRecordings(() => {
      asked++;
      return Promise.resolve(new Response('', { status: 404, statusText: 'Not Found' }));
    });
    for (let i = 0; i < 2; i++) {
      await expect(missing.recording(both)).rejects.toThrow('recordings/index.json: 404 Not Found');
    }
    expect(asked).toBe(2);
  });

  it('fetches what arms share once', async () => {
    const { recordings, fetched } = fromStatic();
    await Promise.all([both, neither, both].map((spec) => recordings.recording(spec)));
    const shared = Object.keys(fetched).filter((path) => path.includes('/groups/'));
    expect([shared.length, Object.keys(fetched).length]).toEqual([1, 4]);
  });
});

async function lastOf(spec: Spec): Promise<Snapshot> {
  let last: Snapshot | null = null;
  for await (const event of run(spec, federate(spec, glyphs(spec))))
    if (event.kind === 'round') last = event.snapshot;
  return last!;
}
