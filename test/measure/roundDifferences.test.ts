import { expect, it } from 'vitest';
import type { Figures, RoundFigures } from '#lib/measure/figures.ts';
import { roundDifferences, type RoundOfFigures } from '#lib/measure/roundDifferences.ts';

/** A round of which the server's OOD accuracy and the gate's at each ρ are told apart. */
function at(round: number, ood: number | null, kept = false): RoundOfFigures {
  const point = { threshold: 0.5, exitShare: 0.5 };
  const figures: RoundFigures = {
    clientAccuracyId: 0.5,
    clientAccuracyOod: 0.25,
    serverAccuracyId: 0.75,
    serverAccuracyOod: ood,
    gated: { '0': 0.5, '0.5': ood, '1': ood === null ? null : ood / 2 },
    oracle: { '0': point, '0.5': point, '1': point },
  };
  const skew = { cut: 1, trunk: 1, projector: 1, within: 1, across: 1 };
  const tested: Figures = { ...figures, skew, probeTransfer: { self: 1, cross: 1 } };
  return { round, figures, tested: kept ? tested : null };
}

it('roundDifferences(before, after, ρ) is after minus before in every round that both have', () => {
  const found = roundDifferences(
    [at(0, 0.5, true), at(1, 0.25)],
    [at(0, 0.5, true), at(1, 0.75, true), at(2, 1)],
    '1',
  );
  expect(found.map(({ round }) => round)).toEqual([0, 1]);
  expect(found[0]!.tested).toEqual({
    clientId: 0,
    clientOod: 0,
    serverId: 0,
    serverOod: 0,
    gated: 0,
  });
  expect(found[1]!.probe).toMatchObject({ serverId: 0, serverOod: 0.5, gated: 0.25 });
  // Only one of them kept it.
  expect(found[1]!.tested).toBeNull();
});

it('roundDifferences(before, after, ρ) reads the gate at its ρ', () => {
  const gated = (['0', '0.5', '1'] as const).map(
    (rho) => roundDifferences([at(1, 0)], [at(1, 1)], rho)[0]!.probe.gated,
  );
  expect(gated).toEqual([0, 1, 0.5]);
});

it('roundDifferences(before, after, ρ) has none where one run has no such figure', () => {
  const [only] = roundDifferences([at(1, null)], [at(1, 1)], '1');
  expect(only!.probe).toMatchObject({ serverOod: null, gated: null, serverId: 0 });
});
