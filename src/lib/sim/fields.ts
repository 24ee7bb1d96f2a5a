import * as v from 'valibot';

/** What a form, a help page or an error needs to know of one field of the spec. */
export interface FieldNote {
  readonly help: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Whether it is of the few that a form shows first; default no. */
  readonly basic?: boolean;
}

/** What a field holds: `fixed` is a field with one value, the last three are of one field each. */
export type FieldKind =
  'whole' | 'real' | 'toggle' | 'choice' | 'fixed' | 'architectures' | 'hash' | 'changes';

/** A field's note as its schema keeps it. */
export interface KindNote extends FieldNote {
  readonly kind: FieldKind;
  /** The words of a choice. */
  readonly options?: readonly string[];
}

interface Bounds extends FieldNote {
  readonly min: number;
  readonly max: number;
}

/** What a form needs to know of a field, as its schema keeps it: the argument of `v.metadata`. */
export function note(
  kind: FieldKind,
  about: FieldNote,
  options?: readonly string[],
): KindNote & Record<string, unknown> {
  return { ...about, kind, ...(options && { options }) };
}

/** A whole number in `min…max`, with a default. */
export function whole(fallback: number, bounds: Bounds) {
  return v.optional(wholeNumber(bounds), fallback);
}

/** A whole number in `min…max` that must be given. */
export function wholeNumber(bounds: Bounds) {
  const said = outside(bounds, 'a whole number in ');
  return v.pipe(
    v.number(said),
    v.integer(said),
    v.minValue(bounds.min, said),
    v.maxValue(bounds.max, said),
    v.metadata(note('whole', bounds)),
  );
}

/** A finite number in `min…max`, with a default. */
export function real(fallback: number, bounds: Bounds) {
  const said = outside(bounds, '');
  const schema = v.pipe(
    v.number(said),
    v.finite(said),
    v.minValue(bounds.min, said),
    v.maxValue(bounds.max, said),
    v.metadata(note('real', bounds)),
  );
  return v.optional(schema, fallback);
}

/** `true` or `false`, with a default. */
export function toggle(fallback: boolean, about: FieldNote) {
  const said = (issue: v.BaseIssue<unknown>) => `${shown(issue.input)} is not true or false`;
  return v.optional(v.pipe(v.boolean(said), v.metadata(note('toggle', about))), fallback);
}

/** One of a closed list of words; the first is the default. */
export function choice<const T extends readonly [string, ...string[]]>(words: T, about: FieldNote) {
  const schema = v.pipe(
    v.picklist(words, otherThan(words)),
    v.metadata(note('choice', about, words)),
  );
  return v.optional(schema, words[0] as T[number]);
}

/**
 * Groups of which the word in one of their fields, `key`, chooses one; left out, it is `fallback`, and a whole
 * group left out is that one with its defaults.
 */
export function kinds<const K extends string, const T extends v.VariantOptions<K>>(
  key: K,
  words: readonly [string, ...string[]],
  groups: T,
  { fallback = words[0], ...about }: FieldNote & { readonly fallback?: string },
) {
  const schema = v.pipe(
    plain(),
    v.metadata(note('choice', about, words)),
    v.transform((input) => ({ [key]: fallback, ...(input as object) })),
    v.variant(key, groups, otherThan(words)),
  );
  return v.optional(schema, { [key]: fallback });
}

/** A field whose only value in this version is its default: any other is refused by name. */
export function reserved<const T extends string | number>(only: T, about: FieldNote) {
  const said = (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not available in this version, only ${shown(only)}`;
  return v.optional(v.pipe(v.literal(only, said), v.metadata(note('fixed', about))), only);
}

/** A group of fields; unknown names are refused with the known ones, absent fields if they have no default. */
export function group<T extends v.ObjectEntries>(entries: T) {
  const names = Object.keys(entries).join(', ');
  return v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return `is not a field; the fields here are ${names}`;
    return issue.expected === 'Object' ? notGroup(issue) : 'is missing';
  });
}

/** A group within a group: left out, every field in it has its default. */
export function part<T extends v.ObjectEntries>(entries: T) {
  return v.optional(v.pipe(plain(), group(entries)), {});
}

/** What is not a list, a number or a word, but a group of fields: valibot takes a list for one. */
export function plain() {
  return v.pipe(v.unknown(), v.check(isGroup, notGroup));
}

/** Whether a value is a group of fields. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value as an error message shows it: JSON, cut at 60 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function notGroup({ input }: v.BaseIssue<unknown>): string {
  return `${shown(input)} is not a group of fields`;
}

function outside({ min, max }: Bounds, kind: string) {
  return (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not ${kind || 'in '}${min}…${max}`;
}

function otherThan(words: readonly string[]) {
  return (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not one of ${words.map(shown).join(', ')}`;
}
