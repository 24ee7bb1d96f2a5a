import { describe, expect, it } from 'vitest';
import { keyed } from './part.ts';
import { spreadOf } from './quartiles.ts';
import { reportOf } from './report.ts';

const machine = { cores: 2, node: '20.0.0' };
const part = (json: Record<string, unknown>) => ({ title: '', rows: [], json, failures: [] });

describe('reportOf(machine, parts)', () => {
  it('has the keys of all parts beside the machine', () => {
    const report = reportOf(machine, [part({ a: 1 }), part({ b: [{ ms: 2 }] })]);
    expect(JSON.parse(report)).toEqual({ machine, a: 1, b: [{ ms: 2 }] });
  });

  it('rounds measurements, not counts', () => {
    const report = reportOf(machine, [part({ ms: 1.23456789, bytes: 123456789 })]);
    expect(JSON.parse(report)).toMatchObject({ ms: 1.2346, bytes: 123456789 });
  });
});

describe('keyed(name, spread)', () => {
  it('names the median as asked for and the quartiles after it', () => {
    expect(keyed('ms', spreadOf([1, 2, 3]))).toEqual({ ms: 2, msQuartiles: [1.5, 2.5] });
  });
});
