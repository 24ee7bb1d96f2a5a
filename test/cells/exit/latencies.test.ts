import { expect, test } from 'vitest';
import { latencyFigures } from '#lib/cells/exit/latencies.ts';
import { latency } from '#lib/measure/latency.ts';
import { DEFAULT_READINGS } from '#lib/notebook/readings.ts';
import { card, opening } from '../../measure/example.ts';

test('latencyFigures(defaults) has offloading cost more than the largest extractor', () => {
  const large = { ...card(0, [0], []), flops: 212_000 };
  const subject = { ...opening([large], [0]), server: { parameters: 0, flops: 26_880 } };
  const of = (exitShare: number) => {
    const gate = { accuracy: 0, exitShare, clients: [{ accuracy: 0, exitShare }] };
    return latency(subject, 48, gate, latencyFigures(DEFAULT_READINGS)).expected;
  };
  expect(of(0)).toBeGreaterThan(2 * of(1));
  expect(of(1)).toBeGreaterThan(0.01);
});
