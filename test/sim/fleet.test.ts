import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { free, read, scope, sliceRows } from '#lib/sim/engine/tensor.ts';
import {
  averaged,
  deploy,
  disband,
  drafted,
  enlist,
  exit,
  extract,
  type Fleet,
  initialModel,
  manned,
  mixed,
  muster,
  pool,
  rejoined,
} from '#lib/sim/fleet.ts';
import { firstInput } from '#lib/sim/nets/forward.ts';
import { shapes } from '#lib/sim/nets/layers.ts';
import { stream } from '#lib/sim/random.ts';
import { some } from './engine/numbers.ts';
import { startInNode } from './engine/start.ts';
import { federationOf, tiny } from './example.ts';

beforeAll(startInNode);

/** A fleet of five members, each with weights of its own. */
function fleetOf(name: string, side: number): Fleet {
  const spec = tiny({ data: { side }, clients: { count: 5, architectures: [name] } });
  const [fleet] = muster(federationOf(spec));
  const sizes = [...shapes(fleet!.net.extractor), ...shapes(fleet!.net.head)];
  return { ...fleet!, weights: sizes.map((shape, i) => some([5, ...shape], i + 1)) };
}

describe('muster(federation)', () => {
  it('makes one fleet per architecture, in the order of dealing', () => {
    const spec = tiny({ clients: { count: 5, architectures: ['mlp:3', 'cnn:2', 'mlp:3'] } });
    const fleets = muster(federationOf(spec));
    expect(fleets.map(({ architecture }) => architecture.name)).toEqual(['mlp:3', 'cnn:2']);
    expect(fleets.map(({ members }) => members.map(({ client }) => client))).toEqual([
      [0, 2, 3],
      [1, 4],
    ]);
  });
});

describe('drafted(fleet, clients) and rejoined(fleet, crew)', () => {
  const rows = (fleet: Fleet, parameter: number) => {
    const [values, count] = [read(fleet.weights[parameter]!), fleet.members.length];
    const size = values.length / count;
    return Array.from({ length: count }, (_, m) => values.slice(m * size, (m + 1) * size));
  };

  it('are some members on weights of their own, and these back in their places', () => {
    const before = liveTensors();
    const fleet = fleetOf('cnn:2-3', 8);
    const [old, last] = [rows(fleet, 2), fleet.weights.length - 1];
    const crew = drafted(fleet, [3, 0]);
    expect(crew.members.map(({ client }) => client)).toEqual([0, 3]);
    expect(rows(crew, 2)).toEqual([old[0], old[3]]);

    const changed = { ...crew, weights: crew.weights.map((t, i) => some([...t.shape], 50 + i)) };
    const found = rows(changed, 2);
    const shapesBefore = fleet.weights.map(({ shape }) => [...shape]);
    disband([crew]);
    const whole = rejoined(fleet, changed);
    expect(rows(whole, 2)).toEqual([found[0], old[1], old[2], found[1], old[4]]);
    expect(whole.members).toEqual(fleet.members);
    expect(whole.weights.map(({ shape }) => shape)).toEqual(shapesBefore);
    expect(whole.weights).toHaveLength(last + 1);
    disband([whole]);
    expect(liveTensors()).toBe(before);
  });

  it('are the fleet itself with everybody, and an empty one with nobody', () => {
    const fleet = fleetOf('mlp:3', 8);
    expect(drafted(fleet, [0, 1, 2, 3, 4])).toBe(fleet);
    const nobody = drafted(fleet, [7]);
    expect([nobody.members, nobody.weights]).toEqual([[], []]);
    expect(rejoined(fleet, nobody)).toBe(fleet);
    expect(manned([nobody, fleet])).toEqual([fleet]);
    expect(enlist(nobody, [], fleet.weights)).toBe(nobody);
    disband([fleet]);
  });
});

describe('extract(fleet, input) and exit(fleet, z)', () => {
  it.each([
    ['mlp-s', 14],
    ['mlp-l', 14],
    ['cnn-s', 14],
    ['cnn:3-5-7', 9],
  ])('of five members of %s have the bits of each member alone', (name, side) => {
    scope(() => {
      const [fleet, size] = [fleetOf(name, side), side * side];
      const images = some([5, 3, size], 99);
      const input = firstInput(fleet.net.extractor, images);
      const z = extract(fleet, input);
      const together = [z, exit(fleet, z)].map(read);
      for (let m = 0; m < 5; m++) {
        const weights = fleet.weights.map((parameter) => sliceRows(parameter, m, 1));
        const alone = { ...fleet, members: [fleet.members[m]!], weights };
        const own = extract(alone, sliceRows(input, m, 1));
        [own, exit(alone, own)].forEach((result, i) => {
          const values = read(result);
          expect(together[i]!.slice(m * values.length, (m + 1) * values.length)).toEqual(values);
        });
      }
    });
  });
});

describe('pool(features)', () => {
  it('lays all rows one below the other, fleet by fleet', () => {
    scope(() => {
      const [a, b] = [some([2, 3, 48], 1), some([1, 3, 48], 2)];
      const pooled = pool([a, b]);
      expect(pooled.shape).toEqual([1, 9, 48]);
      expect(read(pooled)).toEqual(Float32Array.from([...read(a), ...read(b)]));
    });
  });
});

describe('averaged(fleet) and mixed(fleet, mean, keep)', () => {
  it('average every member and draw the clients’ own towards the mean', () => {
    scope(() => {
      const fleet = fleetOf('mlp:2', 8);
      const mean = averaged(fleet);
      const members = fleet.members.map((member, m) => ({ ...member, simulated: m >= 3 }));
      const result = mixed({ ...fleet, members }, mean, 0.25);
      expect(result.members).toEqual(members.slice(0, 3));
      result.weights.forEach((parameter, i) => {
        const [all, size] = [read(fleet.weights[i]!), mean[i]!.size];
        const at = (m: number, j: number) => all[m * size + j]!;
        read(parameter).forEach((value, index) => {
          const [m, j] = [Math.floor(index / size), index % size];
          const centre = [0, 1, 2, 3, 4].reduce((sum, k) => sum + at(k, j), 0) / 5;
          expect(value).toBeCloseTo(0.25 * at(m, j) + 0.75 * centre, 6);
        });
        expect(parameter.shape[0]).toBe(3);
      });
    });
  });
});

describe('deploy(fleet, model) and enlist(fleet, members, model)', () => {
  it('give every member a copy of its own', () => {
    scope(() => {
      const [fleet] = muster(federationOf(tiny()));
      const model = initialModel(fleet!.net, stream(1, 'test'));
      const own = deploy(fleet!, model);
      const crews = [[], [{ client: 1, simulated: true }]].map((lent) => enlist(own, lent, model));
      expect(crews.map(({ members }) => members.length)).toEqual([2, 3]);
      free(...own.weights);
      crews.forEach(({ weights }, lent) =>
        weights.forEach((parameter, i) => {
          const one = [...read(model[i]!)];
          const copies = [...one, ...one, ...(lent ? one : [])];
          expect([...read(parameter)]).toEqual(copies);
          expect(parameter.shape).toEqual([2 + lent, ...model[i]!.shape]);
        }),
      );
    });
  });
});
