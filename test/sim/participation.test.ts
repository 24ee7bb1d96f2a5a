import { describe, expect, it } from 'vitest';
import { participants, partySize } from '#lib/sim/participation.ts';
import { readSpec } from '#lib/sim/spec.ts';

const spec = (count: number, participation: number, seed = 1) =>
  readSpec({ seed, clients: { count, participation } });

describe('partySize(clients)', () => {
  it.each([
    [8, 1, 8],
    [8, 0.5, 4],
    [9, 0.5, 5],
    [8, 0.1, 2],
    [64, 0.1, 6],
  ])('of %i clients at %d is %i', (count, participation, size) => {
    expect(partySize({ count, participation })).toBe(size);
  });
});

describe('participants(spec, round)', () => {
  it('are as many different clients as take part, ascending', () => {
    for (let round = 1; round <= 20; round++) {
      const ids = participants(spec(12, 0.5), round);
      expect(ids).toHaveLength(6);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      expect(ids.every((id) => id >= 0 && id < 12)).toBe(true);
    }
  });

  it('are everybody at 1', () => {
    expect(participants(spec(8, 1), 5)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are others in other rounds and for other seeds, everyone equally often', () => {
    const rounds = Array.from({ length: 400 }, (_, round) =>
      participants(spec(10, 0.3), round + 1),
    );
    expect(participants(spec(10, 0.3, 2), 1)).not.toEqual(rounds[0]);
    for (let id = 0; id < 10; id++) {
      const times = rounds.filter((ids) => ids.includes(id)).length;
      expect(times).toBeGreaterThan(90);
      expect(times).toBeLessThan(150);
    }
  });

  it('change by at most one when a client is added and as many take part', () => {
    for (let round = 1; round <= 20; round++) {
      const [fewer, more] = [participants(spec(8, 0.5), round), participants(spec(9, 0.45), round)];
      expect(more).toHaveLength(4);
      const stayed = fewer.filter((id) => more.includes(id));
      expect(stayed.length).toBe(more.includes(8) ? 3 : 4);
    }
  });
});
