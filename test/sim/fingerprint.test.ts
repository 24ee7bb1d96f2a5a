import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { descend } from '#lib/sim/engine/gradient.ts';
import { read, scope, tensor, type Tensor } from '#lib/sim/engine/tensor.ts';
import { type Link, openLink, START } from '#lib/sim/fingerprint.ts';
import { closeHybrid, type Hybrid } from '#lib/sim/methods/hybrid.ts';
import { methodOf } from '#lib/sim/methods/index.ts';
import type { Step } from '#lib/sim/methods/step.ts';
import { observe } from '#lib/sim/observation.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from './engine/start.ts';
import { arm, finish, hashesOf, tiny, worldOf } from './example.ts';

let link: Link;

beforeAll(async () => {
  await startInNode();
  link = await openLink();
});

describe('link(previous, arrays, text)', () => {
  it('is SHA-256 over the last link, the bits and the text', () => {
    const values = new Float32Array([1, -0, 3]).subarray(1);
    const wanted = createHash('sha256')
      .update(Buffer.from(START, 'hex'))
      .update(Buffer.from([0, 0, 0, 0x80, 0, 0, 0x40, 0x40]))
      .update('text ½')
      .digest('hex');
    expect(link(START, [values], 'text ½')).toBe(wanted);
  });

  it('changes with every part, the sign of zero too', () => {
    const links = [
      link(START, [new Float32Array([0])], ''),
      link(START, [new Float32Array([-0])], ''),
      link('1'.repeat(64), [new Float32Array([0])], ''),
      link(START, [new Float32Array([0])], ' '),
    ];
    expect(new Set(links).size).toBe(4);
  });
});

describe('the fingerprint of a run', () => {
  const spec = tiny({ method: { ...arm(true, false), rounds: 5, stepsPerRound: 1 } });

  const weights: [string, (world: Hybrid) => Tensor][] = [
    ['a client’s extractor', ({ fleets }) => fleets[1]!.weights[0]!],
    ['a client’s head', ({ fleets }) => fleets[0]!.weights.at(-2)!],
    ['a shared model', ({ shared }) => shared[2]![2]!],
    ['the server’s trunk', ({ server }) => server.weights.trunk[0]!],
    ['the projector, which nothing reads', ({ server }) => server.weights.projector[0]!],
  ];

  it.each(weights)(
    'changes from round 3 on by one unit in the last place of one weight of %s',
    async (_, weight) => {
      const [plain, changed] = [
        await hashesOf(spec),
        driven(spec, (world) => nudge(weight(world))),
      ];
      expect(driven(spec)).toEqual(plain);
      expect(changed.slice(0, 3)).toEqual(plain.slice(0, 3));
      expect(changed.slice(3).some((hash, i) => hash === plain[i + 3])).toBe(false);
      expect(changed).toHaveLength(6);
    },
  );
});

/** The hashes of a run that is driven by hand, and touched at the end of round 3. */
function driven(spec: Spec, touch: (world: Hybrid) => void = () => {}): string[] {
  const world = worldOf(spec);
  const hashes: string[] = [];
  for (let round = 0; round <= spec.method.rounds; round++) {
    const steps: Step[] = [];
    if (round > 0) finish(methodOf(spec)(world, round), (step) => steps.push(step));
    if (round === 3) touch(world);
    const previous = hashes.at(-1) ?? START;
    const next = (arrays: Iterable<Float32Array>, text: string) => link(previous, arrays, text);
    hashes.push(observe(world, { round, kept: false, steps, link: next }).hash);
  }
  closeHybrid(world);
  return hashes;
}

/** Moves the first value by one unit in its last place. */
function nudge(weight: Tensor): void {
  const values = read(weight);
  const next = values.slice(0, 1);
  new Uint32Array(next.buffer)[0]!++;
  const step = new Float32Array(values.length);
  step[0] = values[0]! - next[0]!;
  scope(() => descend([weight], [tensor(step, weight.shape)], 1));
  expect(read(weight)[0]).toBe(next[0]);
  expect(next[0]).not.toBe(values[0]);
}
