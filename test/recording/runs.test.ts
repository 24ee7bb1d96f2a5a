import { beforeAll, describe, expect, it } from 'vitest';
import {
  modelsOf,
  openingOf as openingIn,
  packGroup,
  sharedPart,
  unpackGroup,
} from '#lib/recording/groups.ts';
import { type Report, reportOf } from '#lib/recording/report.ts';
import { HASH_DIGITS, packRun, reportsOf, type StoredRun } from '#lib/recording/runs.ts';
import { openingOf } from '#lib/sim/opening.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from '../sim/engine/start.ts';
import { arm, federationOf, snapshotsOf, tiny } from '../sim/example.ts';

let spec: Spec;
let opening: Opening;
let reports: Report[];

beforeAll(async () => {
  await startInNode();
  spec = tiny({ method: arm(true, true, { rounds: 9, stepsPerRound: 1 }) });
  opening = openingOf(spec, federationOf(spec));
  reports = (await snapshotsOf(spec)).map((snapshot) => reportOf(opening, snapshot));
});

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('reportsOf(packRun(run))', () => {
  it('gives back every round with its figures, without what was kept', () => {
    const run: StoredRun = plain(packRun({ spec, opening, fingerprint: 'f', reports }));
    const found = reportsOf(run);
    expect(found).toHaveLength(reports.length);
    found.forEach((report, round) => {
      const { hash, bytes, flops, losses, figures, tested } = reports[round]!;
      expect(report).toMatchObject({ round, bytes, flops, kept: null });
      expect(report.hash).toBe(hash.slice(0, HASH_DIGITS));
      expect(Object.keys(report)).toEqual(Object.keys(reports[round]!));
      expectClose(report.losses, losses);
      expectClose(report.figures, figures);
      expectClose(report.tested, tested);
    });
  });
});

describe('unpackGroup(packGroup(opening, spec))', () => {
  it('with the models of a run is its opening, images in fewer greys', () => {
    const found = openingIn(unpackGroup(plain(packGroup(opening, spec))), plain(modelsOf(opening)));
    expectGreys(found.probeImages, opening.probeImages);
    found.clients.forEach((card, k) => expectGreys(card.shown, opening.clients[k]!.shown));
    const blank = (all: Opening) => ({
      ...all,
      probeImages: null,
      clients: all.clients.map((card) => ({ ...card, shown: null })),
    });
    expect(blank(found)).toEqual(blank(opening));
  });
});

describe('sharedPart(spec)', () => {
  it('is the same for every method and all weights, and another for other data', () => {
    const own = sharedPart(spec);
    const same = [
      { method: { id: 'splitgp' } },
      { draws: { weights: 1 } },
      { clients: { architectures: ['cnn:2-3'] } },
    ];
    const other = [
      { draws: { data: 1 } },
      { seed: 2 },
      { clients: { count: 5 } },
      { data: { testPerClass: 5 } },
    ];
    expect(same.map((parts) => sharedPart(tiny(parts)) === own)).toEqual([true, true, true]);
    expect(other.map((parts) => sharedPart(tiny(parts)) === own)).toEqual(other.map(() => false));
  });
});

/** The same groups, with numbers that are the same to a ten-thousandth. */
function expectClose(found: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') expect(Math.abs(wanted - (found as number))).toBeLessThan(6e-5);
  else if (wanted === null || typeof wanted !== 'object') expect(found).toBe(wanted);
  else {
    expect(Object.keys(found as object)).toEqual(Object.keys(wanted));
    for (const [name, part] of Object.entries(wanted))
      expectClose((found as Record<string, unknown>)[name], part);
  }
}

function expectGreys(found: Uint8Array, wanted: Uint8Array): void {
  expect(found).toHaveLength(wanted.length);
  const off = Array.from(found, (grey, i) => Math.abs(grey - wanted[i]!));
  expect(Math.max(...off)).toBeLessThanOrEqual(5);
  // What is paper stays paper.
  expect([...wanted.keys()].every((i) => wanted[i] !== 0 || found[i] === 0)).toBe(true);
}
