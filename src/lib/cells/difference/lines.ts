import type { Answerer } from '#lib/measure/answerer.ts';
import type { Rho } from '#lib/measure/figures.ts';
import type { FigureDifference, RoundDifference } from '#lib/measure/roundDifferences.ts';
import type { Dot, Series } from '#lib/view/props/curves.ts';

/** The y axis shows at least this many points above and below no difference, and whole multiples of them. */
const STEP = 5;

/** One figure whose difference is drawn. */
interface Line extends Pick<Series, 'label' | 'hue' | 'dashed'> {
  readonly of: keyof FigureDifference;
  readonly shape: Dot['shape'];
}

/** The figures that are drawn: of the clients themselves or of the server, and of the gate. */
export function linesOf(of: Answerer, rho: Rho): readonly Line[] {
  const [who, ood, id] =
    of === 'client'
      ? (['the clients', 'clientOod', 'clientId'] as const)
      : (['the server', 'serverOod', 'serverId'] as const);
  return [
    { label: `${who}, unseen classes`, of: ood, hue: 'ink', shape: 'disc' },
    { label: `${who}, own classes`, of: id, hue: 'ink', dashed: true, shape: 'disc' },
    { label: `the gate, ρ = ${rho}`, of: 'gated', hue: 2, shape: 'diamond' },
  ];
}

/** Lines of the differences over the rounds, on the probe samples, in points. */
export function seriesOf(lines: readonly Line[], rounds: readonly RoundDifference[]): Series[] {
  return lines.map(({ of, label, hue, dashed }) => ({
    label,
    hue,
    dashed,
    x: rounds.map(({ round }) => round),
    y: rounds.map(({ probe }) => points(probe[of])),
  }));
}

/** Dots of the differences at kept rounds, on the test set. */
export function dotsOf(lines: readonly Line[], rounds: readonly RoundDifference[]): Dot[] {
  return rounds.flatMap(({ round, tested }) =>
    lines
      .map(({ of, label, hue, shape }) => ({
        x: round,
        y: points(tested?.[of] ?? null),
        label: `${label}, on the test set`,
        hue,
        shape,
      }))
      .filter(({ y }) => Number.isFinite(y)),
  );
}

/** The rows of the table of the dots: a kept round, and the difference of each figure. */
export function keptTable(lines: readonly Line[], rounds: readonly RoundDifference[]) {
  return rounds.flatMap(({ round, tested }) =>
    tested ? [[round, ...lines.map(({ of }) => points(tested[of]))]] : [],
  );
}

/** The y axis around no difference, wide enough for every line and dot. */
export function domainOf(series: readonly Series[], dots: readonly Dot[]): [number, number] {
  const values = [...series.flatMap(({ y }) => Array.from(y)), ...dots.map(({ y }) => y)].filter(
    Number.isFinite,
  );
  return [
    STEP * Math.floor(Math.min(-STEP, ...values) / STEP),
    STEP * Math.ceil(Math.max(STEP, ...values) / STEP),
  ];
}

function points(share: number | null): number {
  return share === null ? NaN : 100 * share;
}
