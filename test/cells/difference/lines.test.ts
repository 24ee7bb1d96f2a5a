import { expect, it } from 'vitest';
import { domainOf, dotsOf, keptTable, linesOf, seriesOf } from '#lib/cells/difference/lines.ts';
import type { RoundDifference } from '#lib/measure/roundDifferences.ts';

const at = (ood: number | null) => ({
  clientId: 0.01,
  clientOod: 0.02,
  serverId: 0.03,
  serverOod: ood,
  gated: null,
});
const rounds: RoundDifference[] = [
  { round: 0, probe: at(0), tested: at(0) },
  { round: 1, probe: at(-0.25), tested: null },
  { round: 2, probe: at(0.5), tested: at(0.4) },
];
const lines = linesOf('server', '1');

it('linesOf(of, rho) are of the server, or of the clients, and of the gate', () => {
  expect(lines.map(({ of }) => of)).toEqual(['serverOod', 'serverId', 'gated']);
  expect(linesOf('client', '0').map(({ of }) => of)).toEqual(['clientOod', 'clientId', 'gated']);
});

it('seriesOf(lines, rounds) has every round in points, a gap where there is no figure', () => {
  const [ood, , gated] = seriesOf(lines, rounds);
  expect([ood!.x, ood!.y]).toEqual([
    [0, 1, 2],
    [0, -25, 50],
  ]);
  expect(gated!.y).toEqual([NaN, NaN, NaN]);
});

it('dotsOf(lines, rounds) and their table have kept rounds alone', () => {
  expect(dotsOf(lines.slice(0, 1), rounds).map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [2, 40],
  ]);
  expect(dotsOf(lines.slice(2), rounds)).toEqual([]);
  expect(keptTable(lines.slice(0, 2), rounds)).toEqual([
    [0, 0, 3],
    [2, 40, 3],
  ]);
});

it('domainOf(series, dots) goes around zero, at least five points each way', () => {
  expect(domainOf(seriesOf(lines, rounds), [])).toEqual([-25, 50]);
  expect(domainOf(seriesOf(lines.slice(2), rounds), [])).toEqual([-5, 5]);
});
