import { expect, it } from 'vitest';
import { bytes, counted, operations } from '#lib/cells/counted.ts';
import { ledger } from '#lib/cells/ledger.ts';

it('ledger(messages) adds up what is alike over the clients, direction by direction', () => {
  const up = { to: 'server', kind: 'features', shape: [16, 48], count: 6, bytes: 100 } as const;
  const down = {
    from: 'server',
    to: 0,
    kind: 'gradient',
    shape: [16, 48],
    count: 6,
    bytes: 50,
  } as const;
  expect(ledger([{ ...up, from: 0 }, { ...up, from: 1 }, down])).toEqual([
    {
      direction: 'client → server',
      kind: 'features',
      shape: '16 × 48',
      clients: 2,
      count: 12,
      total: 200,
    },
    {
      direction: 'server → client',
      kind: 'gradient',
      shape: '16 × 48',
      clients: 1,
      count: 6,
      total: 50,
    },
  ]);
});

it.each([
  [0, '0\u202fB'],
  [999, '999\u202fB'],
  [2_100, '2.1\u202fkB'],
  [345_678_901, '346\u202fMB'],
])('bytes(%d) is %j', (value, text) => {
  expect(bytes(value)).toBe(text);
});

it('operations(n) counts in FLOP', () => {
  expect([operations(12), operations(1.25e9)]).toEqual(['12\u202fFLOP', '1.3\u202fGFLOP']);
});

it('counted(n) parts groups of three digits', () => {
  expect([counted(12), counted(1234567)]).toEqual(['12', '1\u202f234\u202f567']);
});
