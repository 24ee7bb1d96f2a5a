import { describe, expect, test } from 'vitest';
import { latency } from '#lib/measure/latency.ts';
import { card, opening } from './example.ts';

const figures = { clientFlops: 1000, rtt: 0.5, uplink: 6400, serverFlops: 10_000 };
const clients = [
  { ...card(0, [0], []), flops: 100 },
  { ...card(1, [0], []), flops: 2000 },
];
const subject = { ...opening(clients, [0]), server: { parameters: 0, flops: 4000 } };
const gate = (...shares: number[]) => ({
  accuracy: 0,
  exitShare: 0,
  clients: shares.map((exitShare) => ({ accuracy: 0, exitShare })),
});

describe('latency(opening, cutWidth, gate, figures)', () => {
  // A cut of 10 numbers is 40 bytes or 320 bits: .05 s up. Away: .5 + .05 + .4 = .95 s. Local: .1 and 2 s.
  test('counts two clients by hand', () => {
    const found = latency(subject, 10, gate(0.75, 0.5), figures);
    expect(found.clients[0]!.expected).toBeCloseTo(0.1 + 0.25 * 0.95, 12);
    expect(found.clients[1]!.expected).toBeCloseTo(2 + 0.5 * 0.95, 12);
    expect(found.expected).toBeCloseTo((0.3375 + 2.475) / 2, 12);
    expect(found.clients.map(({ bytes }) => bytes)).toEqual([10, 20]);
    expect(found.bytes).toBe(15);
    expect(found.exitShare).toBe(0.625);
  });

  test('has the 95th percentile on the path that the slowest twentieth takes', () => {
    const p95 = (share: number) => latency(subject, 10, gate(share, 1), figures).clients[0]!.p95;
    expect(p95(0.94)).toBeCloseTo(1.05, 12);
    expect(p95(0.95)).toBeCloseTo(0.1, 12);
    expect(p95(0)).toBeCloseTo(1.05, 12);
    expect(p95(1)).toBeCloseTo(0.1, 12);
  });

  test('has the percentile of all queries, not the mean of the clients’', () => {
    // Half of all queries take 2 s at least; a twentieth of all, a tenth of client 1’s, may take longer.
    expect(latency(subject, 10, gate(0.5, 0.9), figures).p95).toBeCloseTo(2, 12);
    expect(latency(subject, 10, gate(0.5, 0.89), figures).p95).toBeCloseTo(2.95, 12);
  });

  test('where everything exits sends nothing and knows no network', () => {
    const slow = { ...figures, rtt: 1e6, uplink: 1e-6 };
    const found = latency(subject, 10, gate(1, 1), slow);
    expect(found).toMatchObject({ bytes: 0, exitShare: 1, p95: 2 });
    expect(found.expected).toBeCloseTo(1.05, 12);
  });
});
