import { beforeAll, describe, expect, it } from 'vitest';
import { changeable, specAt } from '#lib/sim/changes.ts';
import { readSpec, specHash } from '#lib/sim/spec.ts';
import { startInNode } from './engine/start.ts';
import { arm, hashesOf, snapshotsOf, tiny } from './example.ts';
import { problems } from './problems.ts';

beforeAll(startInNode);

const set = (round: number, values: object) => ({ round, set: values });

describe('readSpec(input) of changes', () => {
  it('sorts them by round, so that one experiment has one identity', () => {
    const [a, b] = [set(20, { 'method.mix': 0.5 }), set(5, { 'method.batch': 8 })];
    expect(readSpec({ changes: [a, b] }).changes).toEqual([b, a]);
    expect(specHash(readSpec({ changes: [a, b] }))).toBe(specHash(readSpec({ changes: [b, a] })));
  });

  it.each([
    ['changes: 3 is not a list of changes', 3],
    ['changes.0: 3 is not a group of fields', [3]],
    ['changes.0.round: is missing', [{ set: {} }]],
    ['changes.0.set: is missing', [{ round: 2 }]],
    ['changes.0.set: 3 is not a group of fields', [set(2, 3 as never)]],
    ['changes.0.round: 0 is not a whole number in 1…500', [set(0, {})]],
    ['changes: round 61 is not in 1…60, the rounds of the method', [set(61, {})]],
    ['changes: round 2 is there twice', [set(2, {}), set(2, {})]],
    ['changes: 9 changes are not in 0…8', Array.from({ length: 9 }, (_, i) => set(i + 1, {}))],
    ['changes: at round 2, method.mix: 3 is not in 0…1', [set(2, { 'method.mix': 3 })]],
    [
      'changes: at round 2, clients.participation: 0 is not in 0.1…1',
      [set(2, { 'clients.participation': 0 })],
    ],
  ])('refuses %s', (message, changes) => {
    expect(problems({ changes })).toEqual([message]);
  });

  it.each([
    ...['seed', 'data.side', 'clients.count', 'clients.architectures', 'method.id'],
    ...['method.rounds', 'method.personalise.steps', 'method.contrast', 'method', ''],
    ...['changes', 'method.contrast.foo'],
  ])('refuses by name to change "%s" within a run', (path) => {
    const [message, ...more] = problems({ changes: [set(2, { [path]: 1 })] });
    expect(message).toContain(
      `changes: at round 2, "${path}" is not a field that may change; those are clients.participation, method.stepsPerRound,`,
    );
    expect(more).toEqual([]);
  });

  it('refuses what its method does not have', () => {
    const changes = [set(2, { 'method.contrast.on': true })];
    expect(problems({ method: { id: 'splitgp' }, changes })[0]).toMatch(
      '"method.contrast.on" is not a field that may change',
    );
  });

  it('refuses what cannot run from then on, changes before it included', () => {
    const heavy = [set(2, { 'method.batch': 256 })];
    expect(problems({ clients: { count: 64 }, changes: heavy })[0]).toMatch(
      /^changes: at round 2, method\.batch: 64 clients with batch 256 need about/,
    );
    const unpaired = [
      set(2, { 'method.contrast.labels': 'none' }),
      set(3, { 'method.meta.on': false }),
    ];
    expect(problems({ changes: unpaired })).toEqual([
      expect.stringMatching(/^changes: at round 3, method\.contrast\.labels: "none" needs/),
    ]);
  });
});

describe('changeable(spec)', () => {
  it('is every field of a round', () => {
    expect(changeable(readSpec({ method: { id: 'splitgp' } }))).toEqual([
      'clients.participation',
      ...['stepsPerRound', 'batch', 'rates.client', 'rates.server', 'exitWeight', 'mix'].map(
        (path) => `method.${path}`,
      ),
    ]);
    expect(changeable(readSpec({}))).toContain('method.meta.innerRate');
  });
});

describe('specAt(spec, round)', () => {
  it('has every change up to the round', () => {
    const spec = readSpec({
      changes: [
        set(5, { 'method.mix': 0.5, 'method.meta.on': false }),
        set(9, { 'method.mix': 1 }),
      ],
    });
    const at = (round: number) => specAt(spec, round).method;
    expect(at(4)).toEqual(spec.method);
    expect(at(5)).toMatchObject({ mix: 0.5, meta: { on: false, simulate: 'any' } });
    expect(at(8)).toEqual(at(5));
    expect(at(9)).toMatchObject({ mix: 1, meta: { on: false } });
  });
});

describe('a run with changes', () => {
  const CHANGES: [object, object][] = [
    [arm(true, false), { 'method.contrast.on': true }],
    [arm(false, true), { 'method.meta.on': true }],
    [arm(true, true), { 'method.contrast.on': false, 'method.meta.on': false }],
    [arm(true, true), { 'method.contrast.labels': 'none' }],
    [arm(true, true), { 'clients.participation': 0.5 }],
    [arm(true, true), { 'method.stepsPerRound': 1, 'method.batch': 3 }],
    [{ id: 'splitgp' }, { 'method.rates.server': 0.1 }],
  ];

  it.each(CHANGES)(
    'of %j to %j is its parent up to the change and another from then on',
    async (method, values) => {
      const [parent, fork] = [
        await hashesOf(tiny({ method })),
        await hashesOf(tiny({ method, changes: [set(2, values)] })),
      ];
      expect(fork.map((hash, round) => hash === parent[round])).toEqual([true, true, false, false]);
    },
  );

  it.each(CHANGES.slice(0, 4))(
    'of %j at round 1 to %j is the arm that begins so',
    async (method, values) => {
      const fork = tiny({ method, changes: [set(1, values)] });
      const arm = tiny({ method: specAt(fork, 1).method });
      expect(await hashesOf(fork)).toEqual(await hashesOf(arm));
    },
  );

  it('that set what is set already leave all bits as they are', async () => {
    const values = { 'method.contrast.on': true, 'method.mix': 0.2, 'clients.participation': 1 };
    const method = arm(true, true);
    expect(await hashesOf(tiny({ method, changes: [set(2, values)] }))).toEqual(
      await hashesOf(tiny({ method })),
    );
  });

  it('renames labels and computes a contrast from the round on in which alignment is switched on', async () => {
    const changes = [set(2, { 'method.contrast.on': true })];
    const snapshots = await snapshotsOf(tiny({ method: arm(true, false), changes }));
    const labels = snapshots.map(({ messages }) =>
      [...new Set(messages.map(({ kind }) => kind))].filter((kind) => kind.includes('labels')),
    );
    expect(labels).toEqual([[], ['labels'], ['permuted labels'], ['permuted labels']]);
    expect(snapshots.map(({ losses }) => typeof losses?.contrast)).toEqual([
      ...['undefined', 'object', 'number', 'number'],
    ]);
  });

  it('keeps the last round before the change', async () => {
    const method = { rounds: 20, stepsPerRound: 1 };
    const changes = [set(6, { 'method.contrast.on': false })];
    const snapshots = await snapshotsOf(tiny({ method, changes }));
    expect(snapshots[5]!.kept).not.toBeNull();
    expect(snapshots[6]!.kept).toBeNull();
  });
});
