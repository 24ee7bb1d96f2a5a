import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadKept, loadRecordings } from '#lib/recording/recordings.ts';
import { reportOf } from '#lib/recording/report.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { run } from '#lib/sim/run.ts';
import type { Snapshot } from '#lib/sim/snapshot.ts';
import { startInNode } from '../sim/engine/start.ts';

const LESSON = 'representation-skew';
const STATIC = new URL('../../static/', import.meta.url);

/** Fetches from the site's static files. */
async function fromStatic(path: string): Promise<Response> {
  return new Response(await readFile(new URL(path, STATIC), 'utf8'));
}

describe('recordings of the lesson', () => {
  beforeAll(() => {
    const made = existsSync(new URL(`recordings/${LESSON}/index.json`, STATIC));
    if (!made) throw new Error('there are no recordings: run npm run build:recordings first');
    return startInNode();
  });

  it(
    'an arm, trained again, has the recorded fingerprint and figures',
    { timeout: 60_000 },
    async () => {
      const { arms } = await loadRecordings(LESSON, fromStatic);
      const { spec, opening, fingerprint, reports } = arms['both']!;
      const federation = federate(spec, glyphs(spec));
      expect(openingOf(spec, federation)).toEqual(opening);

      let last: Snapshot | null = null;
      for await (const event of run(spec, federation))
        if (event.kind === 'round') last = event.snapshot;
      expect(last!.hash).toBe(fingerprint);
      expect(last!.hash).toBe(reports.at(-1)!.hash);

      const again = reportOf(opening, last!);
      const recorded = reports.at(-1)!.tested!;
      expect(again.tested!.serverAccuracyOod).toBeCloseTo(recorded.serverAccuracyOod!, 4);
      expect(again.tested!.skew.trunk).toBeCloseTo(recorded.skew.trunk!, 4);
      const kept = await loadKept(LESSON, 'both', spec.method.rounds, fromStatic);
      expect(kept.test.server).toEqual(again.kept!.test.server);
      expect(kept.layouts.trunk!.positions).toHaveLength(
        2 * opening.clients.length * opening.mapped.length,
      );
    },
  );

  it('all arms share data, initial weights and batches: one fingerprint before the first round', async () => {
    const { arms } = await loadRecordings(LESSON, fromStatic);
    const heterogeneous = Object.keys(arms).filter((name) => name !== 'homogeneous');
    const first = heterogeneous.map((name) => arms[name]!.reports[0]!.hash);
    expect(first).toHaveLength(4);
    expect(new Set(first).size).toBe(1);
  });
});
