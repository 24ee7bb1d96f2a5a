import { beforeAll, describe, expect, it } from 'vitest';
import { drawBatches } from '#lib/sim/batches.ts';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { descend } from '#lib/sim/engine/gradient.ts';
import { read, scope, type Tensor } from '#lib/sim/engine/tensor.ts';
import { disband, type Fleet } from '#lib/sim/fleet.ts';
import { batches, closeHybrid, type Hybrid, type StepBatches } from '#lib/sim/methods/hybrid.ts';
import type { Contrast } from '#lib/sim/methods/alignment.ts';
import { hybridStep, type Step } from '#lib/sim/methods/step.ts';
import { shapes } from '#lib/sim/nets/layers.ts';
import { serverWeights } from '#lib/sim/server.ts';
import { gap, some } from '../engine/numbers.ts';
import { startInNode } from '../engine/start.ts';
import { arm, tiny, worldOf } from '../example.ts';
import {
  plainContrastive,
  plainCrossEntropy,
  plainForward,
  plainPaired,
  unit,
  type Values,
} from '../plain.ts';
import { withCopies } from './copies.ts';

beforeAll(startInNode);

/** Powers of two, and large: one step then shows the gradient to many digits. */
const RATES = { client: 8, server: 4 };
const GAMMA = 0.25;
const SPEC = tiny({
  clients: { architectures: ['mlp:4', 'cnn:2'] },
  method: arm(true, true, { rates: RATES, batch: 3 }),
});

const full: Contrast = { weight: 3, temperature: 0.5, gradient: 'full', labels: 'permuted' };

interface Stepped {
  readonly world: Hybrid<never>;
  readonly crews: readonly Fleet[];
  readonly step: Step;
  /** Values before and after, of the crews' weights and of the server's. */
  readonly before: readonly Values[];
  readonly after: readonly Values[];
  readonly images: readonly Values[];
  readonly labels: readonly number[];
}

/** One step of four clients and four simulated extractors. */
function stepped(
  contrast: Contrast | null,
  change: (world: Hybrid) => Hybrid = (w) => w,
  isLast = true,
): Stepped {
  const tensors = liveTensors();
  const world = worldOf(SPEC);
  // Client 3 simulates its own architecture, the others another one.
  const crews = withCopies(world, [
    [1, 3],
    [0, 2],
  ]);
  const all = [...crews.flatMap(({ weights }) => weights), ...serverWeights(world.server)];
  // Biases of 0 would put blank patches on the kink of the relu.
  scope(() =>
    descend(
      all,
      all.map((t, i) => some(t.shape, i)),
      0.05,
    ),
  );
  const before = all.map(values);
  const drawing = batches(world, crews, 1);
  const first = drawing.next().value as StepBatches;
  const { images, labels } = firstBatch(world, crews);
  const batch = { ...first, isLast };
  const step = hybridStep(change(world), crews, batch, { exitWeight: GAMMA, contrast });
  const after = all.map(values);
  drawing.return(undefined);
  disband(crews);
  closeHybrid(world);
  expect(liveTensors()).toBe(tensors);
  return { world, crews, step, before, after, images, labels };
}

/** What the members train on in the first step of round 1, from the draws alone. */
function firstBatch({ federation, spec }: Hybrid, crews: readonly Fleet[]) {
  const size = { seed: spec.seed, round: 1, steps: 1, batch: 3 };
  const draws = drawBatches(federation.clients, size);
  const samples = crews.flatMap(({ members }) =>
    members.flatMap(({ client }) => {
      const { images, labels } = federation.clients[client]!.train;
      return [...draws[client]!].map((i) => ({
        image: Float64Array.from(images.subarray(i * 64, (i + 1) * 64)),
        label: labels[i]!,
      }));
    }),
  );
  return { images: samples.map(({ image }) => image), labels: samples.map(({ label }) => label) };
}

interface Losses {
  readonly exits: readonly number[];
  readonly server: number;
  contrast(temperature: number): number;
  /** NT-Xent, for labels that do not travel. */
  paired(temperature: number): number;
}

/** The losses of a step in plain loops of float64, from parameters in the order of `before`. */
function losses({ crews, world, images, labels }: Stepped, weights: readonly Values[]): Losses {
  let next = 0;
  let row = 0;
  const exits: number[] = [];
  const z: Values[] = [];
  for (const { members, net, weights: parameters } of crews) {
    const own = weights.slice(next, (next += parameters.length));
    const cut = shapes(net.extractor).length;
    members.forEach((_, m) => {
      const mine = own.map((stack) => rowsOf(stack, stack.length / members.length)[m]!);
      const features = plainForward(net.extractor, mine.slice(0, cut), images.slice(row, row + 3));
      const logits = plainForward(net.head, mine.slice(cut), features);
      exits.push(plainCrossEntropy(logits, labels.slice(row, (row += 3))));
      z.push(...features);
    });
  }
  const { trunk, classifier, projector } = world.server.net;
  const [g, c, p] = [4, 2, 2].map((count) => weights.slice(next, (next += count)));
  const t = plainForward(trunk, g!, z);
  const extractors = z.map((_, i) => Math.floor(i / 3));
  const owners = crews.flatMap(({ members }) => members.map(({ client }) => client));
  const partner = extractors.map((own, i) => {
    const other = owners.findIndex((client, m) => m !== own && client === owners[own]);
    return 3 * other + (i % 3);
  });
  const u = () => plainForward(projector, p!, t).map(unit);
  return {
    exits,
    server: plainCrossEntropy(plainForward(classifier, c!, t), labels),
    contrast: (temperature: number) => plainContrastive(u(), labels, extractors, temperature),
    paired: (temperature: number) => plainPaired(u(), partner, temperature),
  };
}

type Objective = (found: Losses) => number;

/** Checks what each parameter moved by against central differences of its objective, at some places. */
function compare(found: Stepped, objectiveOf: (parameter: number) => [Objective, number]): void {
  found.before.forEach((start, i) => {
    const [objective, rate] = objectiveOf(i);
    const places = Array.from({ length: 6 }, (_, n) => Math.floor((n * start.length) / 6));
    const at = (place: number, move: number) => {
      const moved = start.with(place, start[place]! + move);
      return objective(losses(found, found.before.with(i, moved)));
    };
    const slopes = places.map((place) => (at(place, 1e-5) - at(place, -1e-5)) / 2e-5);
    const moved = places.map((place) => (start[place]! - found.after[i]![place]!) / rate);
    expect(gap(moved, slopes), `parameter ${i}`).toBeLessThan(2e-3);
  });
}

/** Which parameter, in the order of `before`, is of an extractor, a head or the server. */
function kindOf({ crews }: Stepped, parameter: number): 'extractor' | 'head' | 'server' {
  let rest = parameter;
  for (const { net, weights } of crews) {
    if (rest < weights.length) {
      return rest < shapes(net.extractor).length ? 'extractor' : 'head';
    }
    rest -= weights.length;
  }
  return 'server';
}

const values = (t: Tensor): Values => Float64Array.from(read(t));
const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function rowsOf(all: Values, size: number): Values[] {
  return Array.from({ length: all.length / size }, (_, i) => all.slice(i * size, (i + 1) * size));
}

describe('hybridStep(world, crews, batches, objective)', () => {
  it('has the losses of plain loops', () => {
    const found = stepped(full);
    const wanted = losses(found, found.before);
    const owners = found.crews.flatMap(({ members }) => members);
    const exits = [0, 1, 2, 3].map((client) =>
      owners.findIndex((member) => member.client === client && !member.simulated),
    );
    expect(
      gap(
        found.step.exit as readonly number[],
        exits.map((i) => wanted.exits[i]!),
      ),
    ).toBeLessThan(1e-5);
    expect(found.step.server).toBeCloseTo(wanted.server, 5);
    expect(found.step.contrast).toBeCloseTo(wanted.contrast(0.5), 5);
  });

  it('moves extractors by γ CE + (1 − γ) M L_server, heads by γ CE, the server by L_server', () => {
    const found = stepped(full);
    const M = 8;
    const server: Objective = ({ server, contrast }) => server + 3 * contrast(0.5);
    const exits: Objective = ({ exits }) => GAMMA * total(exits);
    const client: Objective = (each) => exits(each) + (1 - GAMMA) * M * server(each);
    compare(found, (i) => {
      const kind = kindOf(found, i);
      if (kind === 'server') return [server, RATES.server];
      return [kind === 'head' ? exits : client, RATES.client];
    });
  });

  it('keeps the contrastive gradient from the clients with stop-at-cut', () => {
    const found = stepped({ ...full, gradient: 'stop-at-cut' });
    const server: Objective = ({ server, contrast }) => server + 3 * contrast(0.5);
    const client: Objective = ({ exits, server }) =>
      GAMMA * total(exits) + (1 - GAMMA) * 8 * server;
    compare(found, (i) =>
      kindOf(found, i) === 'server' ? [server, RATES.server] : [client, RATES.client],
    );
  });

  it('pairs one sample through the two extractors of its client where labels do not travel', () => {
    const found = stepped({ ...full, labels: 'none' });
    expect(found.step.contrast).toBeCloseTo(losses(found, found.before).paired(0.5), 5);
    expect(found.step.contrast).not.toBeCloseTo(losses(found, found.before).contrast(0.5), 2);
    const server: Objective = ({ server, paired }) => server + 3 * paired(0.5);
    const exits: Objective = ({ exits }) => GAMMA * total(exits);
    const client: Objective = (each) => exits(each) + (1 - GAMMA) * 8 * server(each);
    compare(found, (i) => {
      const kind = kindOf(found, i);
      if (kind === 'server') return [server, RATES.server];
      return [kind === 'head' ? exits : client, RATES.client];
    });
  });

  it('sends logits down and their gradient up where labels do not travel, and no label', () => {
    const hidden: Contrast = { ...full, weight: 0, labels: 'none' };
    const found = stepped(hidden, (w) => ({ ...w, labelKind: 'none' }));
    const [features, gradient, logits, back, ...more] = found.step.wire!;
    expect(more).toEqual([]);
    expect([features, gradient].map((sent) => sent!.length)).toEqual([24 * 48, 24 * 48]);
    const losses = found.labels.map((label, row) => {
      const scores = Float64Array.from(logits!.subarray(row * 10, row * 10 + 10));
      const all = scores.reduce((sum, score) => sum + Math.exp(score), 0);
      const wanted = scores.map((score, c) => (Math.exp(score) / all - +(c === label)) / 24);
      expect(gap(back!.subarray(row * 10, row * 10 + 10), wanted)).toBeLessThan(1e-4);
      return plainCrossEntropy([scores], [label]);
    });
    expect(total(losses) / 24).toBeCloseTo(found.step.server!, 5);
    // The same supervision on another way: nothing else moves.
    expect(found.after).toEqual(stepped({ ...full, weight: 0 }).after);
  });

  it('gives clients with stop-at-cut the bits of a contrast of weight 0, the trunk others', () => {
    const stopped = stepped({ ...full, gradient: 'stop-at-cut' });
    const unaligned = stepped({ ...full, weight: 0 });
    stopped.after.forEach((found, i) => {
      if (kindOf(stopped, i) !== 'server') expect(found).toEqual(unaligned.after[i]);
    });
    const trunk = stopped.crews.flatMap(({ weights }) => weights).length;
    expect(stopped.after[trunk]).not.toEqual(unaligned.after[trunk]);
  });

  it('leaves the projector alone where alignment is off', () => {
    const { before, after, step } = stepped(null);
    expect(after.slice(-2)).toEqual(before.slice(-2));
    expect(after.at(-3)).not.toEqual(before.at(-3));
    expect(step.contrast).toBeNull();
  });

  it('sends features up, their unscaled gradient down and labels by their names', () => {
    const found = stepped(full);
    const [features, gradient, names] = found.step.wire!;
    expect(features).toHaveLength(24 * 48);
    expect(gradient).toHaveLength(24 * 48);
    expect([...names!]).toEqual(found.labels.map((label) => found.world.labelNames[label]));
    const unnamed = stepped({ ...full, weight: 0 }).step.wire![1]!;
    expect(gap(gradient!, unnamed)).toBeGreaterThan(0.01);
  });

  it('looks at the wire in the last step of a round only, and changes nothing by it', () => {
    const [last, other] = [stepped(full), stepped(full, (w) => w, false)];
    expect(other.step.wire).toBeNull();
    expect(other.after).toEqual(last.after);
  });

  it('has the same numbers under other label names, but for the labels that travel', () => {
    const labelNames = Array.from({ length: 10 }, (_, c) => 9 - c);
    const [plain, renamed] = [stepped(full), stepped(full, (w) => ({ ...w, labelNames }))];
    expect(renamed.after).toEqual(plain.after);
    const sent = ({ exit, server, contrast, wire }: Step) => [
      ...[exit, server, contrast],
      ...wire!.slice(0, 2),
    ];
    expect(sent(renamed.step)).toEqual(sent(plain.step));
    expect([...renamed.step.wire![2]!]).toEqual(plain.labels.map((label) => 9 - label));
  });
});

describe('openHybrid(spec, method, federation)', () => {
  it('renames labels only where alignment is on, by a permutation', () => {
    for (const [method, kind] of [
      [arm(true, true), 'permuted labels'],
      [arm(true, false), 'labels'],
      [{ id: 'splitgp' }, 'labels'],
    ] as const) {
      const world = worldOf(tiny({ method }));
      const ids = [...Array(10).keys()];
      expect(world.labelKind).toBe(kind);
      expect([...world.labelNames].sort()).toEqual(ids);
      if (kind === 'labels') expect(world.labelNames).toEqual(ids);
      else expect(world.labelNames).not.toEqual(ids);
      closeHybrid(world);
    }
  });

  it('leaves the initial weights of others alone when a client is added', () => {
    const [fewer, more] = [4, 5].map((count) => worldOf(tiny({ clients: { count } })));
    fewer!.fleets.forEach((fleet, a) => {
      fleet.weights.forEach((parameter, i) => {
        const found = read(more!.fleets[a]!.weights[i]!);
        expect(found.slice(0, parameter.size)).toEqual(read(parameter));
      });
    });
    const servers = [fewer, more].map((world) => serverWeights(world!.server).map(read));
    expect(servers[0]).toEqual(servers[1]);
    [fewer, more].forEach((world) => closeHybrid(world!));
  });
});
