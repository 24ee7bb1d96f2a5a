import type { CurvePoint } from '#lib/measure/curve.ts';
import type { Dot, Series } from '#lib/view/props/curves.ts';
import type { Hue } from '#lib/view/props/hue.ts';
import type { GateOf, NamedRead } from './gates.ts';

/** What the chart runs over. */
export type Over = 'threshold' | 'offload';

/** Shares offloaded at which accuracies are drawn: one scale for all lines. */
const SHARES = Array.from({ length: 101 }, (_, i) => i / 100);

/** Tells shares apart from the rounding of their sums. */
const ROUNDING = 1e-9;

/** Accuracy of every gate; over the threshold also the share that exits. */
export function linesOf(gates: readonly GateOf<NamedRead>[], over: Over): Series[] {
  const accuracy = gates.map(({ name, hue, curve }) => line(`accuracy ${name}`, hue, curve, over));
  const exits = gates.map(({ name, hue, curve }) => ({
    ...{ label: `exits ${name}`, hue, dashed: true },
    x: curve.map(({ threshold }) => threshold),
    y: curve.map(({ exitShare }) => exitShare),
  }));
  return over === 'threshold' ? [...accuracy, ...exits] : accuracy;
}

/** A thin line of accuracy for each client that is shown. */
export function clientLines(
  curves: readonly (readonly CurvePoint[])[],
  hidden: ReadonlySet<number>,
  over: Over,
): Series[] {
  return curves.flatMap((curve, client) =>
    hidden.has(client)
      ? []
      : [{ ...line(`accuracy after, client ${client + 1}`, client, curve, over), faint: true }],
  );
}

/** Where the gates are at the threshold, at their oracle thresholds and, over the share offloaded, at the oracle gate. */
export function dotsOf<G extends GateOf<NamedRead>>(
  gates: readonly G[],
  over: Over,
  at: (gate: G) => CurvePoint | null,
): Dot[] {
  return gates.flatMap((gate) => {
    const { name, hue, oracle, oracleGate } = gate;
    const dot = (shape: Dot['shape'], label: string, point: CurvePoint | null): Dot[] =>
      point
        ? [{ shape, label: `${label} ${name}`, hue, x: place(point, over), y: point.accuracy }]
        : [];
    return [
      ...dot('diamond', 'oracle threshold', oracle),
      ...dot('star', 'oracle gate', over === 'offload' ? { ...oracleGate, threshold: NaN } : null),
      ...dot('disc', 'operating point', at(gate)),
    ];
  });
}

/** The accuracies that a chart of these lines shows: up to 1, and down to the next tenth below the least. */
export function rangeOf(lines: readonly Series[]): [number, number] {
  const known = lines.flatMap(({ y }) => Array.from(y).filter(Number.isFinite));
  const least = Math.min(1, ...known);
  return [Math.max(0, (Math.ceil(10 * least) - 1) / 10), 1];
}

/** The share of queries that a threshold offloads, on a curve over thresholds 0 … 1. */
export function offloadAt(curve: readonly CurvePoint[], threshold: number): number {
  return 1 - curve[Math.round(threshold * (curve.length - 1))]!.exitShare;
}

/** The threshold of a curve that offloads a share most nearly. */
export function thresholdAt(curve: readonly CurvePoint[], share: number): number {
  const far = ({ exitShare }: CurvePoint) => Math.abs(1 - exitShare - share);
  return curve.reduce((best, point) => (far(point) < far(best) ? point : best)).threshold;
}

/**
 * The accuracy of a curve at a share offloaded, between two thresholds in proportion, as a gate that draws lots between
 * them has it. NaN where no threshold offloads as many, or as few.
 */
export function accuracyAt(curve: readonly CurvePoint[], share: number): number {
  // Thresholds ascend, so what they offload descends.
  const at = curve.findIndex(({ exitShare }) => 1 - exitShare <= share + ROUNDING);
  const [high, low] = [curve[at - 1], curve[at]];
  if (!low) return NaN;
  const beyond = share - (1 - low.exitShare);
  if (beyond <= ROUNDING) return low.accuracy;
  if (!high) return NaN;
  return (
    low.accuracy + (beyond / (low.exitShare - high.exitShare)) * (high.accuracy - low.accuracy)
  );
}

function line(label: string, hue: Hue, curve: readonly CurvePoint[], over: Over): Series {
  return over === 'threshold'
    ? {
        ...{ label, hue },
        x: curve.map(({ threshold }) => threshold),
        y: curve.map(({ accuracy }) => accuracy),
      }
    : { label, hue, x: SHARES, y: SHARES.map((share) => accuracyAt(curve, share)) };
}

function place({ threshold, exitShare }: CurvePoint, over: Over): number {
  return over === 'threshold' ? threshold : 1 - exitShare;
}
