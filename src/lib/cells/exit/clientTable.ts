import type { Latency } from '#lib/measure/latency.ts';
import type { GatedClients } from '#lib/measure/gate.ts';
import type { ClientCard } from '#lib/sim/snapshot.ts';
import { bytes } from '../counted.ts';
import type { Gate } from './gates.ts';

/** One side at the threshold: what its gate brings each client, and what a query costs there. */
export interface AtThreshold {
  readonly gate: Gate;
  readonly gated: GatedClients;
  readonly cost: Latency;
}

/** The columns of the table of clients: each figure for every side. */
export function clientColumns(sides: readonly AtThreshold[]) {
  const of = (label: string, unit?: string) =>
    sides.map(({ gate }) => ({
      label: sides.length > 1 ? `${label} ${gate.name}` : label,
      ...(unit && { unit }),
    }));
  return [
    { label: 'client' },
    ...of('AUROC'),
    ...of('right'),
    ...of('exits', '%'),
    ...of('expected', 'ms'),
    ...of('95 % within', 'ms'),
    ...of('sent per query'),
  ];
}

/** One row per client, and one of all. */
export function clientRows(
  clients: readonly ClientCard[],
  sides: readonly AtThreshold[],
): (string | number)[][] {
  return [
    ...clients.map(({ id, architecture }) => row(whole(`${id + 1} ${architecture}`), sides, id)),
    row('all', sides, null),
  ];
}

/** The same on one line: hyphens break none. */
function whole(name: string): string {
  return name.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0');
}

function row(label: string, sides: readonly AtThreshold[], client: number | null) {
  const chosen = sides.map(({ gate: { auroc }, gated, cost }) => ({
    auroc: (client === null ? auroc.pooled : auroc.clients[client]) ?? NaN,
    gated: client === null ? gated : gated.clients[client]!,
    cost: client === null ? cost : cost.clients[client]!,
  }));
  return [
    label,
    ...chosen.map(({ auroc }) => auroc),
    ...chosen.map(({ gated }) => gated.accuracy),
    ...chosen.map(({ gated }) => 100 * gated.exitShare),
    ...chosen.map(({ cost }) => 1000 * cost.expected),
    ...chosen.map(({ cost }) => 1000 * cost.p95),
    ...chosen.map(({ cost }) => bytes(cost.bytes)),
  ];
}
