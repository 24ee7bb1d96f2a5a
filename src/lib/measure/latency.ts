import type { Opening } from '#lib/sim/snapshot.ts';
import type { GatedClients } from './gate.ts';

/** What the cost model assumes of devices and network. */
export interface LatencyFigures {
  /** `P_client`: floating-point operations per second of every client. */
  readonly clientFlops: number;
  /** Round-trip time, in seconds. */
  readonly rtt: number;
  /** `R`: bits per second from a client to the server. */
  readonly uplink: number;
  /** `P_server`: floating-point operations per second. */
  readonly serverFlops: number;
}

/** What one query costs, on average over queries. */
export interface QueryCost {
  /** Seconds until the answer: the mean, and what 95 of 100 queries stay within. */
  readonly expected: number;
  readonly p95: number;
  /** Bytes from client to server. */
  readonly bytes: number;
  /** Share of queries that the client answers itself, 0 … 1. */
  readonly exitShare: number;
}

/** The cost for each client, and over the queries of all of them, as many of each. */
export interface Latency extends QueryCost {
  readonly clients: readonly QueryCost[];
}

const BYTES_PER_NUMBER = 4;

/** The share of queries that the 95th percentile covers; sums of shares are a little off. */
const COVERED = 0.95 - 1e-9;

/**
 * The cost of a query behind a gate: `F_φ / P_client` where it exits, and where it is offloaded also
 * `RTT + 8b / R + F_server / P_server`, with b the bytes of one cut feature (after Han et al. 2023). F are the
 * operations of one forward pass, of the client's with its exit's; rates are above 0. Answers are taken to weigh nothing.
 * @param cutWidth numbers of one cut feature. @param gate what exits at some ρ and threshold.
 */
export function latency(
  { clients, server }: Pick<Opening, 'clients' | 'server'>,
  cutWidth: number,
  gate: GatedClients,
  figures: LatencyFigures,
): Latency {
  const bytes = cutWidth * BYTES_PER_NUMBER;
  const away = figures.rtt + (8 * bytes) / figures.uplink + server.flops / figures.serverFlops;
  const paths = clients.map(({ flops }, k): Path[] => {
    const { exitShare } = gate.clients[k]!;
    const local = flops / figures.clientFlops;
    return [
      { seconds: local, bytes: 0, share: exitShare },
      { seconds: local + away, bytes, share: 1 - exitShare },
    ];
  });
  const pooled = paths.flat().map((path) => ({ ...path, share: path.share / clients.length }));
  return { ...cost(pooled), clients: paths.map(cost) };
}

/** One way that a query can take, and the share of queries that take it. */
interface Path {
  readonly seconds: number;
  readonly bytes: number;
  readonly share: number;
}

function cost(paths: readonly Path[]): QueryCost {
  const over = (value: (path: Path) => number) =>
    paths.reduce((sum, path) => sum + path.share * value(path), 0);
  return {
    expected: over(({ seconds }) => seconds),
    p95: p95(paths),
    bytes: over(({ bytes }) => bytes),
    exitShare: over(({ bytes }) => (bytes === 0 ? 1 : 0)),
  };
}

/** The shortest time within which enough queries are answered. */
function p95(paths: readonly Path[]): number {
  let covered = 0;
  let seconds = 0;
  for (const path of [...paths].sort((a, b) => a.seconds - b.seconds)) {
    if (covered >= COVERED) break;
    covered += path.share;
    if (path.share > 0) seconds = path.seconds;
  }
  return seconds;
}
