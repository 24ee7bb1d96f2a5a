import { beforeAll, describe, expect, it } from 'vitest';
import { mapped } from '#lib/recording/mapped.ts';
import { type Report, reportOf } from '#lib/recording/report.ts';
import { openingOf } from '#lib/sim/opening.ts';
import type { Opening, Snapshot } from '#lib/sim/snapshot.ts';
import { startInNode } from '../sim/engine/start.ts';
import { federationOf, snapshotsOf, tiny } from '../sim/example.ts';

let opening: Opening;
let snapshots: Snapshot[];
let reports: Report[];

beforeAll(async () => {
  await startInNode();
  const spec = tiny({ method: { rounds: 9, stepsPerRound: 1 } });
  opening = openingOf(spec, federationOf(spec));
  snapshots = await snapshotsOf(spec);
  reports = snapshots.map((snapshot) => reportOf(opening, snapshot));
});

describe('reportOf(opening, snapshot)', () => {
  it('sums the bytes up and down', () => {
    expect(reports[0]!.bytes).toEqual({ up: 0, down: 0 });
    const sum = (to: boolean) =>
      snapshots[1]!.messages
        .filter((message) => (message.to === 'server') === to)
        .reduce((total, { bytes }) => total + bytes, 0);
    expect(reports[1]!.bytes).toEqual({ up: sum(true), down: sum(false) });
    // Labels go up, and nothing of their kind comes down.
    expect(reports[1]!.bytes.up - reports[1]!.bytes.down).toBe(4 * 4);
  });

  it('keeps of kept rounds features and answers, of others their figures', () => {
    expect(reports.map(({ kept }) => kept !== null)).toEqual(
      reports.map(({ round }) => opening.keptRounds.includes(round)),
    );
    const [report, snapshot] = [reports.at(-1)!, snapshots.at(-1)!];
    expect(report.kept).toMatchObject({ messages: snapshot.messages });
    expect(report.kept!.features).toBe(snapshot.kept!.features);
    expect(report.kept!.test).toBe(snapshot.kept!.test);
    expect(report.hash).toBe(snapshot.hash);
    expect(reports.every(({ figures }) => figures.serverAccuracyId !== null)).toBe(true);
  });
});

describe('mapped(opening, features)', () => {
  it('takes the mapped probe samples of every client', () => {
    const rows = Uint16Array.of(3, 0, 39);
    const values = Float32Array.from({ length: 4 * 40 * 2 }, (_, i) => i);
    const found = mapped({ ...opening, mapped: rows }, { width: 2, values });
    const wanted = [0, 1, 2, 3].flatMap((k) =>
      [...rows].flatMap((row) => [80 * k + 2 * row, 80 * k + 2 * row + 1]),
    );
    expect(found).toEqual({ width: 2, values: Float32Array.from(wanted) });
  });
});
