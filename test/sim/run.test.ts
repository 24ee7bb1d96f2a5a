import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { keptRounds } from '#lib/sim/keptRounds.ts';
import { type Event, run, type RunError } from '#lib/sim/run.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from './engine/start.ts';
import { arm, federationOf, hashesOf, snapshotsOf, tiny } from './example.ts';

beforeAll(startInNode);

const open = (spec: Spec) => run(spec, federationOf(spec));

describe('run(spec, federation)', () => {
  it('tells round 0, then every step and after its last the round', async () => {
    const told: string[] = [];
    for await (const event of open(tiny({ method: { rounds: 2 } }))) {
      told.push(
        event.kind === 'step' ? `${event.round}.${event.step}` : `round ${event.snapshot.round}`,
      );
    }
    expect(told).toEqual(['round 0', '1.1', '1.2', 'round 1', '2.1', '2.2', 'round 2']);
  });

  it('gives the same hashes again, and others for another seed or draw', async () => {
    const spec = tiny();
    const hashes = await hashesOf(spec);
    expect(await hashesOf(spec)).toEqual(hashes);
    for (const change of [{ seed: 2 }, { draws: { data: 1 } }, { draws: { weights: 1 } }]) {
      const others = await hashesOf(tiny(change));
      expect(others.some((hash, round) => hash === hashes[round])).toBe(false);
    }
  });

  it('begins alike in every arm', async () => {
    const methods = [
      ...[arm(true, true), arm(true, false), arm(false, true), arm(false, false)],
      { id: 'splitgp' },
    ];
    const first = methods.map(async (method) => (await hashesOf(tiny({ method })))[0]);
    expect(new Set(await Promise.all(first)).size).toBe(1);
  });

  it('keeps as many tensors alive in every round, but for images that a client reads in a new way, and none at the end', async () => {
    for (const method of [arm(true, true), { id: 'splitgp' }]) {
      const before = liveTensors();
      const alive: number[] = [];
      for await (const event of open(tiny({ method: { ...method, rounds: 10 } }))) {
        if (event.kind === 'round') alive.push(liveTensors());
      }
      expect(alive).toHaveLength(11);
      expect(alive[0]).toBeGreaterThan(before);
      // Four clients read their images as their own net does, and for the nets that they simulate also as the other kind does.
      expect(alive.at(-1)! - alive[0]!).toBe('id' in method && method.id === 'splitgp' ? 4 : 8);
      expect(new Set(alive.slice(5)).size).toBe(1);
      expect(liveTensors()).toBe(before);
    }
  });

  it.each([arm(true, true), arm(false, false)])(
    'leaves no tensor behind when it is stopped after any step: %j',
    async (method) => {
      const before = liveTensors();
      for (let events = 0; events <= 7; events++) {
        const stream = open(tiny({ method: { ...method, rounds: 2 } }));
        for (let i = 0; i < events; i++) expect((await stream.next()).done).toBe(false);
        await stream.return(null);
        expect(liveTensors()).toBe(before);
        expect((await stream.next()).done).toBe(true);
      }
    },
  );

  it('keeps features and answers on the test set at kept rounds only', async () => {
    const snapshots = await snapshotsOf(tiny({ method: { rounds: 20, stepsPerRound: 1 } }));
    const kept = snapshots.filter((snapshot) => snapshot.kept).map(({ round }) => round);
    expect(kept).toEqual(keptRounds(20));
    expect(kept.length).toBeLessThan(snapshots.length);
    const { features, clientLogits, test } = snapshots.at(-1)!.kept!;
    expect(features.trunk.values).toHaveLength(4 * 40 * 64);
    expect(clientLogits).toHaveLength(4 * 40 * 10);
    expect(test.entropy).toHaveLength(4 * 40);
    expect(snapshots[1]!.probe.server).toHaveLength(4 * 40);
  });

  it('has no losses in round 0, and contrast only where alignment is on', async () => {
    const aligned = await snapshotsOf(tiny({ method: arm(false, true) }));
    const [zero, one] = aligned;
    expect(zero).toMatchObject({ losses: null, messages: [] });
    expect(one!.losses!.exit).toHaveLength(4);
    expect(one!.losses!.contrast).toBeGreaterThan(0);
    expect(one!.messages.some(({ kind }) => kind === 'permuted labels')).toBe(true);
    const [, plain] = await snapshotsOf(tiny({ method: arm(true, false) }));
    expect(plain!.losses!.contrast).toBeNull();
    expect(plain!.messages.some(({ kind }) => kind === 'permuted labels')).toBe(false);
  });

  it.each([
    [arm(true, true), 'round 3, step 2: a loss', 1],
    // The last step of the round is the one too many: its losses are finite, its answers are not.
    [arm(false, false), 'round 3: a logit', 2],
  ])(
    'fails where it leaves the numbers, after the rounds before: %j',
    async (method, place, steps) => {
      const before = liveTensors();
      const wild = tiny({ method: { ...method, rates: { client: 10, server: 10 } } });
      const told: Event[] = [];
      const failure = await untilFailure(open(wild), told);
      expect(failure).toMatchObject({ name: 'RunError', round: 3 });
      expect((failure as RunError).message).toBe(
        `training diverged in ${place} is no longer a number; lower method.rates`,
      );
      const rounds = told.flatMap((event) =>
        event.kind === 'round' ? [event.snapshot.round] : [],
      );
      expect(rounds).toEqual([0, 1, 2]);
      expect(told.filter((event) => event.kind === 'step' && event.round === 3)).toHaveLength(
        steps,
      );
      expect(liveTensors()).toBe(before);
    },
  );
});

async function untilFailure(stream: AsyncIterable<Event>, told: Event[]): Promise<unknown> {
  try {
    for await (const event of stream) told.push(event);
    return null;
  } catch (error) {
    return error;
  }
}
