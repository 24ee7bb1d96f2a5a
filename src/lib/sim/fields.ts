import * as v from 'valibot';

/** What a form, a help page or an error needs to know of one field of the spec. */
export interface FieldNote {
  readonly help: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
}

interface Bounds extends FieldNote {
  readonly min: number;
  readonly max: number;
}

/** A whole number in `min…max`, with a default. */
export function whole(fallback: number, note: Bounds) {
  const said = outside(note, 'a whole number in ');
  const schema = v.pipe(
    v.number(said),
    v.integer(said),
    v.minValue(note.min, said),
    v.maxValue(note.max, said),
    v.metadata({ ...note }),
  );
  return v.optional(schema, fallback);
}

/** A finite number in `min…max`, with a default. */
export function real(fallback: number, note: Bounds) {
  const said = outside(note, '');
  const schema = v.pipe(
    v.number(said),
    v.finite(said),
    v.minValue(note.min, said),
    v.maxValue(note.max, said),
    v.metadata({ ...note }),
  );
  return v.optional(schema, fallback);
}

/** `true` or `false`, with a default. */
export function toggle(fallback: boolean, note: FieldNote) {
  const said = (issue: v.BaseIssue<unknown>) => `${shown(issue.input)} is not true or false`;
  return v.optional(v.pipe(v.boolean(said), v.metadata({ ...note })), fallback);
}

/** One of a closed list of words; the first is the default. */
export function choice<const T extends readonly [string, ...string[]]>(words: T, note: FieldNote) {
  const said = (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not one of ${words.map(shown).join(', ')}`;
  return v.optional(
    v.pipe(v.picklist(words, said), v.metadata({ ...note })),
    words[0] as T[number],
  );
}

/** A field whose only value in this version is its default: any other is refused by name. */
export function reserved<const T extends string | number>(only: T, note: FieldNote) {
  const said = (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not available in this version, only ${shown(only)}`;
  return v.optional(v.pipe(v.literal(only, said), v.metadata({ ...note })), only);
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

function outside(note: Bounds, kind: string) {
  return (issue: v.BaseIssue<unknown>) =>
    `${shown(issue.input)} is not ${kind || 'in '}${note.min}…${note.max}`;
}
