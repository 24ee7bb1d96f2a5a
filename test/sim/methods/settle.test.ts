import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { read } from '#lib/sim/engine/tensor.ts';
import { harmony } from '#lib/sim/methods/harmony.ts';
import { closeHybrid, type Hybrid } from '#lib/sim/methods/hybrid.ts';
import { labelNamesOf } from '#lib/sim/methods/labels.ts';
import type { Phase, Step } from '#lib/sim/methods/step.ts';
import { run } from '#lib/sim/run.ts';
import { serverWeights } from '#lib/sim/server.ts';
import type { Snapshot } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from '../engine/start.ts';
import { arm, federationOf, finish, hashesOf, snapshotsOf, tiny, worldOf } from '../example.ts';

beforeAll(startInNode);

const LOCAL = { personalise: { steps: 20 } };
const ALONE = { realign: { steps: 20 } };

const specOf = (method: object, [meta, contrast] = [true, true]) =>
  tiny({
    clients: { architectures: ['mlp:16', 'cnn:4'] },
    method: { ...arm(meta, contrast), rounds: 2, ...method },
  });

/** The last round of a spec: its steps, and all weights that it leaves. */
function lastRound(spec: Spec) {
  const tensors = liveTensors();
  const world = worldOf(spec);
  const steps: Step[] = [];
  for (let round = 1; round <= spec.method.rounds; round++) {
    finish(harmony(world, round), (step) => round === spec.method.rounds && steps.push(step));
  }
  const result = { steps, ...weightsOf(world) };
  closeHybrid(world);
  expect(liveTensors()).toBe(tensors);
  return result;
}

function weightsOf({ fleets, shared, server }: Hybrid<never>) {
  return {
    clients: fleets.flatMap(({ weights }) => weights.map(read)),
    shared: shared.flatMap((model) => model.map(read)),
    server: serverWeights(server).map(read),
  };
}

const phasesOf = (steps: readonly Step[]) => steps.map(({ phase }) => phase);
const times = (count: number, phase: Phase) => Array.from({ length: count }, () => phase);
const mean = (list: readonly number[]) => list.reduce((a, b) => a + b) / list.length;

/** Share of the probe samples of its own classes that a client's exit answers rightly, mean over clients. */
function idAccuracy(spec: Spec, { probe }: Snapshot): number {
  const { clients, test, probe: chosen } = federationOf(spec);
  const n = chosen.length;
  return mean(
    clients.map(({ id, classes }) => {
      const own = [...chosen.keys()].filter((i) => classes.includes(test.labels[chosen[i]!]!));
      const right = own.filter((i) => probe.client[id * n + i] === test.labels[chosen[i]!]);
      return right.length / own.length;
    }),
  );
}

describe('harmony(world, round) after the last round', () => {
  it('personalises, then realigns, and neither in an earlier round', async () => {
    const { steps } = lastRound(specOf({ ...LOCAL, ...ALONE }));
    expect(phasesOf(steps)).toEqual([
      ...times(2, 'training'),
      ...times(20, 'personalise'),
      ...times(20, 'realign'),
    ]);
    const [plain, settled] = [
      await hashesOf(specOf({})),
      await hashesOf(specOf({ ...LOCAL, ...ALONE })),
    ];
    expect(settled.slice(0, 2)).toEqual(plain.slice(0, 2));
    expect(settled[2]).not.toBe(plain[2]);
  });

  it('personalise.steps changes the clients and nothing else', () => {
    const [plain, local] = [lastRound(specOf({})), lastRound(specOf(LOCAL))];
    expect(local.shared).toEqual(plain.shared);
    expect(local.server).toEqual(plain.server);
    local.clients.forEach((values, i) => expect(values).not.toEqual(plain.clients[i]));
  });

  it('personalise.steps lowers the loss of every early exit and raises ID accuracy', async () => {
    const clients = { architectures: ['mlp:32', 'cnn:4-8'] };
    const data = { trainPerClient: 60, testPerClass: 20, probePerClass: 20 };
    const at = (steps: number) =>
      tiny({ data, clients, method: { ...arm(true, true), rounds: 3, personalise: { steps } } });
    const { steps } = lastRound(at(100));
    const local = steps.filter(({ phase }) => phase === 'personalise');
    const losses = [local.slice(0, 20), local.slice(-20)].map((part) =>
      [0, 1, 2, 3].map((client) => mean(part.map(({ exit }) => exit[client]!))),
    );
    losses[1]!.forEach((loss, client) => expect(loss).toBeLessThan(0.7 * losses[0]![client]!));

    const [before, after] = [await snapshotsOf(at(0)), await snapshotsOf(at(100))];
    expect(idAccuracy(at(100), after.at(-1)!)).toBeGreaterThan(
      idAccuracy(at(0), before.at(-1)!) + 0.1,
    );
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('realign.steps changes the server alone: meta %j, contrast %j', (meta, contrast) => {
    const arms = [meta, contrast] as [boolean, boolean];
    const [plain, alone] = [lastRound(specOf({}, arms)), lastRound(specOf(ALONE, arms))];
    expect(alone.clients).toEqual(plain.clients);
    expect(alone.shared).toEqual(plain.shared);
    // The projector, last, learns only where features are aligned.
    const moved = alone.server.map((values, i) => values.some((v, j) => v !== plain.server[i]![j]));
    expect(moved).toEqual(moved.map((_, i) => contrast || i < moved.length - 2));
  });

  it('realign.steps lowers the server’s losses on extractors that stay as they are', () => {
    const { steps } = lastRound(specOf({ realign: { steps: 100 } }));
    const alone = steps.filter(({ phase }) => phase === 'realign');
    const [first, last] = [alone.slice(0, 20), alone.slice(-20)];
    const server = [first, last].map((part) => mean(part.map((step) => step.server!)));
    const contrast = [first, last].map((part) => mean(part.map((step) => step.contrast!)));
    expect(server[1]!).toBeLessThan(server[0]!);
    expect(contrast[1]!).toBeLessThan(contrast[0]!);
    // As many extractors as in training: every client's own and one that it simulates.
    const pool = alone[0]!.crews.flatMap(({ members }) => members);
    expect(pool.map(({ client }) => client).sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('sends in its last step features and labels, and nothing back to the clients', () => {
    const { steps } = lastRound(specOf(ALONE));
    const alone = steps.filter(({ phase }) => phase === 'realign');
    expect(alone.slice(0, -1).every(({ wire }) => wire === null)).toBe(true);
    const rows = 8 * 4;
    expect(alone.at(-1)!.wire!.map((sent) => sent.length)).toEqual([rows * 48, rows]);
    const spec = specOf(ALONE, [true, false]);
    const raw = lastRound(spec).steps.at(-1)!.wire![1]!;
    const names = labelNamesOf('permuted labels', spec.seed, 10);
    expect(alone.at(-1)!.wire![1]).toEqual(raw.map((label) => names[label]!));
    expect(alone.at(-1)!.wire![1]).not.toEqual(raw);
    const hidden = lastRound(specOf({ ...ALONE, contrast: { labels: 'none' } }));
    const lengths = hidden.steps.at(-1)!.wire!.map((sent) => sent.length);
    expect(lengths).toEqual([rows * 48, rows * 10, rows * 10]);
  });

  it('counts what it sends and computes with the last round, and keeps the losses of training', async () => {
    const [plain, settled] = [
      await snapshotsOf(specOf({})),
      await snapshotsOf(specOf({ ...LOCAL, ...ALONE })),
    ];
    const [before, after] = [plain[2]!, settled[2]!];
    expect(after.losses).toEqual(before.losses);
    expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages);
    const more = after.messages.slice(before.messages.length);
    expect(more.filter(({ kind }) => kind === 'features').map(({ count }) => count)).toEqual([
      40, 40, 40, 40,
    ]);
    expect(more.filter(({ kind }) => kind === 'model').every(({ to }) => to !== 'server')).toBe(
      true,
    );
    after.flops.clients.forEach((each, client) =>
      expect(each).toBeGreaterThan(before.flops.clients[client]!),
    );
    // 2 steps of training, 20 of re-alignment, on as many rows.
    expect(after.flops.server).toBe(11 * before.flops.server);
    expect(settled[1]!.flops).toEqual(plain[1]!.flops);
  });

  it('tells every step, and leaves no tensor behind when it is stopped after any', async () => {
    const spec = tiny({
      method: { ...arm(true, true), rounds: 1, personalise: { steps: 2 }, realign: { steps: 2 } },
    });
    const before = liveTensors();
    for (let events = 0; events <= 8; events++) {
      const stream = run(spec, federationOf(spec));
      for (let i = 0; i < events; i++) expect((await stream.next()).done).toBe(false);
      await stream.return(null);
      expect(liveTensors()).toBe(before);
    }
  });
});
