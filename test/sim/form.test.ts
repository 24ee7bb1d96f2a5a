import { describe, expect, it } from 'vitest';
import { fieldsOf, type FormField, kindsOf } from '#lib/sim/form.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { problems } from './problems.ts';

const HASH = 'ab'.repeat(32);

const VARIANTS = [
  {},
  { method: { id: 'splitgp' } },
  { clients: { partition: { kind: 'dirichlet' } } },
  { data: { source: 'file', sha256: HASH } },
];

const fields = (difference: object) => fieldsOf(kindsOf(readSpec(difference)));

function leaves(value: unknown, path: readonly string[] = []): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, [...path, name]));
}

const valueAt = (spec: Spec, path: string) =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], spec);

/** A spec of the variant with one more field. */
function withField(variant: object, path: string, value: unknown): object {
  const copy = structuredClone(variant) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  const group = names.reduce((part, name) => (part[name] ??= {}) as Record<string, unknown>, copy);
  group[last] = value;
  return copy;
}

describe.each(VARIANTS)('fieldsOf(kindsOf(spec)) of %j', (variant) => {
  it('has every leaf of the spec exactly once, with its default', () => {
    const spec = readSpec(variant);
    const found = fields(variant);
    expect(found.map(({ path }) => path).sort()).toEqual(leaves(spec).sort());
    const set = leaves(variant);
    for (const { path, default: usual } of found) {
      if (!set.includes(path)) expect(usual, path).toEqual(valueAt(spec, path));
    }
  });

  it('has a line of help for each, and a group that is its path', () => {
    for (const { path, group, help } of fields(variant)) {
      expect(help, path).toMatch(/^\S.{5,140}\.$/u);
      expect(path.startsWith(group)).toBe(true);
      expect(path.slice(group.length).replace(/^\./, '')).not.toContain('.');
    }
  });

  it('has the bounds at which readSpec refuses', () => {
    for (const { path, kind, min, max } of fields(variant)) {
      if (kind !== 'whole' && kind !== 'real') continue;
      const refusal = (value: number) =>
        problems(withField(variant, path, value)).filter((line) =>
          line.startsWith(`${path}: ${value} is not`),
        );
      const step = kind === 'whole' ? 1 : 1e-9;
      expect([refusal(min!), refusal(max!)], path).toEqual([[], []]);
      expect(refusal(min! - step), path).toHaveLength(1);
      expect(refusal(max! + step), path).toHaveLength(1);
      if (kind === 'whole') expect(refusal(min! + 0.5), path).toHaveLength(1);
    }
  });

  it('has the words that readSpec takes', () => {
    for (const { path, kind, options } of fields(variant)) {
      if (kind !== 'choice') {
        expect(options, path).toEqual([]);
        continue;
      }
      expect(options.length, path).toBeGreaterThan(1);
      for (const word of options) {
        const refused = problems(withField({}, path, word));
        expect(
          refused.filter((line) => line.startsWith(path)),
          word,
        ).toEqual([]);
      }
      expect(problems(withField({}, path, 'none of them'))[0]).toContain(
        options.map((word) => JSON.stringify(word)).join(', '),
      );
    }
  });
});

describe('fieldsOf(kinds)', () => {
  const basic = (list: readonly FormField[]) =>
    list.filter((field) => field.basic).map(({ path }) => path);

  it('has six basic fields', () => {
    expect(basic(fields({}))).toEqual([
      'clients.count',
      'clients.partition.classesPerClient',
      'clients.architectures',
      'method.rounds',
      'method.meta.on',
      'method.contrast.on',
    ]);
    expect(basic(fields({ clients: { partition: { kind: 'dirichlet' } } }))[1]).toBe(
      'clients.partition.alpha',
    );
  });

  it('says what a field is', () => {
    const found = new Map(fields({}).map((field) => [field.path, field]));
    expect(found.get('clients.count')).toEqual({
      path: 'clients.count',
      group: 'clients',
      kind: 'whole',
      help: 'How many clients there are.',
      unit: 'clients',
      min: 2,
      max: 64,
      options: [],
      default: 8,
      basic: true,
    });
    const kinds = ['version', 'seed', 'data.source', 'clients.participation', 'changes'];
    expect(kinds.map((path) => found.get(path)!.kind)).toEqual([
      ...['fixed', 'whole', 'choice', 'real', 'changes'],
    ]);
    expect(found.get('clients.architectures')).toMatchObject({ kind: 'architectures', max: 16 });
    expect(fields(VARIANTS[3]!).find(({ kind }) => kind === 'hash')).toMatchObject({
      path: 'data.sha256',
      default: null,
    });
  });

  it('takes an unknown word, and none, for the default', () => {
    expect(fieldsOf({ 'method.id': 'unheard of' })).toEqual(fields({}));
  });
});
