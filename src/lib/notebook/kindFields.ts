import { isGroup } from '#lib/sim/fields.ts';
import { fieldsOf, type Kinds } from '#lib/sim/form.ts';
import type { Difference } from './difference.ts';

/** A group in which one field holds the word that says which others there are. */
interface Kinded {
  readonly key: string;
  /** By word, the names of the fields that such a group has. */
  readonly names: ReadonlyMap<unknown, ReadonlySet<string>>;
}

const PATHS = [
  'data.source',
  'clients.partition.kind',
  'method.id',
] as const satisfies (keyof Kinds)[];

const kindedGroups: ReadonlyMap<string, Kinded> = new Map(PATHS.map(kinded));

/**
 * What is left of a difference below another one: where the upper one names a group's kind (`data.source`,
 * `clients.partition.kind`, `method.id`), fields that only other kinds have are left out. Fields that no kind has stay, and
 * all of them below a word that is not known, so that they are refused by name.
 */
export function fitting(below: Difference, above: Difference, group = ''): Difference {
  const strangers = strangersTo(group, above);
  const left = Object.entries(below).filter(([field]) => !strangers(field));
  return Object.fromEntries(
    left.map(([field, value]) => {
      const upper = Object.hasOwn(above, field) ? above[field] : undefined;
      const inner = group ? `${group}.${field}` : field;
      return [field, isGroup(value) && isGroup(upper) ? fitting(value, upper, inner) : value];
    }),
  );
}

/** Which fields of a group only other kinds have than the one that is named. */
function strangersTo(group: string, naming: Difference): (field: string) => boolean {
  const { key, names } = kindedGroups.get(group) ?? { key: '', names: new Map() };
  const known = Object.hasOwn(naming, key) ? names.get(naming[key]) : undefined;
  if (!known) return () => false;
  return (field) => !known.has(field) && [...names.values()].some((others) => others.has(field));
}

function kinded(path: keyof Kinds): [string, Kinded] {
  const at = path.lastIndexOf('.');
  const group = path.slice(0, at);
  const { options } = fieldsOf({}).find((field) => field.path === path)!;
  const names = options.map((word) => {
    const inside = fieldsOf({ [path]: word }).filter((field) => field.path.startsWith(`${group}.`));
    return [word, new Set(inside.map((field) => field.path.slice(at + 1).split('.')[0]!))] as const;
  });
  return [group, { key: path.slice(at + 1), names: new Map(names) }];
}
