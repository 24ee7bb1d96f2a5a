import { describe, expect, it } from 'vitest';
import {
  isByRatio,
  type NumericField,
  numberAt,
  proposed,
  readValues,
  sweepable,
  tried,
} from '#lib/cells/compare/values.ts';
import { readSpec } from '#lib/sim/spec.ts';

const spec = readSpec({});

function field(path: string): NumericField {
  return sweepable(spec).find((one) => one.path === path)!;
}

it('sweepable(spec) has the numbers of a spec and nothing else', () => {
  const paths = sweepable(spec).map(({ path }) => path);
  expect(paths).toContain('method.contrast.weight');
  expect(paths).not.toContain('method.contrast.on');
  expect(sweepable(readSpec({ method: { id: 'splitgp' } })).map(({ path }) => path)).not.toContain(
    'method.contrast.weight',
  );
  for (const path of paths) expect(numberAt(spec, path)).toBeTypeOf('number');
});

describe('proposed(field, current)', () => {
  it.each([
    ['method.contrast.weight', 3, [0.75, 1.5, 3, 6, 12]],
    ['method.contrast.weight', 0, [0.75, 1.5, 3, 6, 12]],
    ['method.contrast.weight', 100, [25, 50, 100]],
    ['method.rates.client', 0.03, [0.0075, 0.015, 0.03, 0.06, 0.12]],
    ['method.mix', 0.2, [0, 0.1, 0.2, 0.3, 0.4]],
    ['method.mix', 0, [0, 0.1, 0.2, 0.3, 0.4]],
    ['method.mix', 1, [0.6, 0.7, 0.8, 0.9, 1]],
    ['clients.participation', 1, [0.6, 0.7, 0.8, 0.9, 1]],
    ['clients.count', 8, [4, 6, 8, 10, 12]],
    ['clients.partition.classesPerClient', 3, [1, 2, 3, 4, 5]],
    ['method.rounds', 60, [40, 50, 60, 70, 80]],
    ['data.trainPerClient', 250, [150, 200, 250, 300, 350]],
    ['method.meta.innerSteps', 0, [0, 1, 2, 3, 4]],
    ['seed', 1, [0, 1, 2, 3, 4]],
    ['seed', 4294967295, [4294967291, 4294967292, 4294967293, 4294967294, 4294967295]],
  ])('of %s at %d', (path, current, values) => {
    expect(proposed(field(path), current)).toEqual(values);
  });

  it('are always allowed, ascending, and hold the current value', () => {
    for (const one of sweepable(spec)) {
      const current = numberAt(spec, one.path)!;
      const values = proposed(one, current);
      expect(readValues(values.join(', '), one), one.path).toEqual({ values, problem: null });
      if (!isByRatio(one)) expect(values, one.path).toContain(current);
    }
  });
});

describe('readValues(text, field)', () => {
  it('takes numbers in any order, each once', () => {
    expect(readValues('2, 0.5; 1 2', field('method.contrast.weight')).values).toEqual([0.5, 1, 2]);
  });

  it.each([
    ['1, two', 'two is not a number'],
    ['1, 200', '200 is not in 0…100'],
    ['', '0 values are not in 1…12'],
  ])('of %j says what is wrong', (text, problem) => {
    expect(readValues(text, field('method.contrast.weight'))).toEqual({ values: [], problem });
  });

  it('wants whole numbers of a count', () => {
    expect(readValues('4.5', field('clients.count')).problem).toBe(
      '4.5 is not a whole number in 2…64',
    );
  });
});

describe('tried(spec, path, value)', () => {
  it('is the spec with that one field changed', () => {
    const { spec: changed } = tried(spec, 'method.contrast.weight', 1);
    expect(changed).toEqual(readSpec({ method: { contrast: { weight: 1 } } }));
  });

  it('says why a value is not allowed with the rest of the spec', () => {
    const refused = tried(spec, 'clients.partition.classesPerClient', 1);
    expect(refused).toMatchObject({ spec: null, value: 1 });
    expect(refused.problem).toContain('8 clients × 1 classes');
  });
});
