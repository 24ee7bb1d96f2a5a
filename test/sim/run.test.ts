import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { descend } from '#lib/sim/engine/gradient.ts';
import { scope, tensor } from '#lib/sim/engine/tensor.ts';
import { closeHybrid } from '#lib/sim/methods/hybrid.ts';
import { observe } from '#lib/sim/observation.ts';
import { type Event, run, RunError } from '#lib/sim/run.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from './engine/start.ts';
import { arm, federationOf, hashesOf, snapshotsOf, tiny, worldOf } from './example.ts';

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

  it('keeps as many tensors alive in every round, and none at the end', async () => {
    for (const method of [arm(true, true), { id: 'splitgp' }]) {
      const before = liveTensors();
      const alive: number[] = [];
      for await (const event of open(tiny({ method: { ...method, rounds: 5 } }))) {
        if (event.kind === 'round') alive.push(liveTensors());
      }
      expect(alive).toHaveLength(6);
      expect(alive[0]).toBeGreaterThan(before);
      expect(new Set(alive).size).toBe(1);
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
        await stream.return();
        expect(liveTensors()).toBe(before);
        expect((await stream.next()).done).toBe(true);
      }
    },
  );

  it('keeps features and answers on the test set at kept rounds only', async () => {
    const snapshots = await snapshotsOf(tiny({ method: { rounds: 20, stepsPerRound: 1 } }));
    const kept = snapshots.filter((snapshot) => snapshot.kept).map(({ round }) => round);
    expect(kept).toEqual([0, 3, 5, 8, 10, 13, 15, 18, 20]);
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

  it('fails at the round and step where a loss is no number, after the rounds before', async () => {
    const before = liveTensors();
    const rates = { client: 10, server: 10 };
    const wild = tiny({ method: arm(true, true, { rates, rounds: 50, contrast: { weight: 100 } }) });
    const events: Event[] = [];
    const failure = await (async () => {
      for await (const event of open(wild)) events.push(event);
    })().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RunError);
    const { round, message } = failure as RunError;
    const steps = events.filter((event) => event.kind === 'step' && event.round === round).length;
    expect(message).toBe(
      `training diverged in round ${round}, step ${steps + 1}: a loss is no longer a number; lower method.rates`,
    );
    const rounds = events.flatMap((event) => (event.kind === 'round' ? [event.snapshot.round] : []));
    expect(rounds).toEqual([...Array(round).keys()]);
    expect(liveTensors()).toBe(before);
  });
});

describe('observe(world, past)', () => {
  it('fails when the last step of a round left logits that are no numbers', () => {
    const world = worldOf(tiny());
    const [weight] = world.server.weights.classifier;
    const gradient = new Float32Array(weight!.size).fill(Infinity);
    scope(() => descend([weight!], [tensor(gradient, weight!.shape)], 1));
    const past = { round: 4, kept: false, crews: [], steps: [], previous: '0'.repeat(64) };
    expect(() => observe(world, past)).toThrow(
      'training diverged in round 4: a logit is no longer a number; lower method.rates',
    );
    closeHybrid(world);
  });
});
