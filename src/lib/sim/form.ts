import type { FieldKind, KindNote } from './fields.ts';
import { type Spec, specSchema } from './spec.ts';

/** One field of a spec as a form shows it; all of it is read from the schema. */
export interface FormField {
  /** As in links and on the command line: `method.contrast.on`. */
  readonly path: string;
  /** The path of the group that it is in, `method.contrast`; empty for fields of the spec itself. */
  readonly group: string;
  readonly kind: FieldKind;
  /** One sentence. */
  readonly help: string;
  readonly unit: string | null;
  /** Bounds of a number, or of the length of a list; null elsewhere. */
  readonly min: number | null;
  readonly max: number | null;
  /** The words of a choice, else none. */
  readonly options: readonly string[];
  /** What it is if left out; null if it must be given. */
  readonly default: unknown;
  /** Whether it is of the few that are shown first. */
  readonly basic: boolean;
}

/** The words that decide which fields a spec has, by their path: those of a spec, or of one that is being edited. */
export type Kinds = Readonly<
  Record<'data.source' | 'clients.partition.kind' | 'method.id', string>
>;

/** The words of a spec. */
export function kindsOf({ data, clients, method }: Spec): Kinds {
  return {
    'data.source': data.source,
    'clients.partition.kind': clients.partition.kind,
    'method.id': method.id,
  };
}

/** Every field that specs of these kinds have, in the order of the schema; a word that is unknown or left out counts as the default. */
export function fieldsOf(kinds: Partial<Kinds>): FormField[] {
  return fieldsIn(specSchema as unknown as Node, [], kinds);
}

/** What the walk reads of a schema. */
interface Node {
  /** The steps of a pipe. */
  readonly pipe?: readonly Node[];
  /** What an optional schema holds, and what it is if left out. */
  readonly wrapped?: Node;
  readonly default?: unknown;
  /** The fields of a group. */
  readonly entries?: Readonly<Record<string, Node>>;
  /** The field that chooses one of several groups, and these. */
  readonly key?: string;
  readonly options?: readonly Node[];
  /** The word of such a group. */
  readonly literal?: unknown;
  readonly metadata?: KindNote;
}

function fieldsIn(
  node: Node,
  path: readonly string[],
  kinds: Partial<Kinds>,
  fallback?: unknown,
): FormField[] {
  // The word of a group: the choice shows it.
  if (node.literal !== undefined && !node.pipe) return [];
  if (node.wrapped) return fieldsIn(node.wrapped, path, kinds, node.default);
  const steps = node.pipe ?? [node];
  const note = steps.find(({ metadata }) => metadata)?.metadata;
  const variant = steps.find(({ key }) => key);
  if (variant && note) return fieldsOfKind(variant, note, path, kinds, fallback);
  const entries = steps.find((step) => step.entries)?.entries;
  if (entries) return within(entries, path, kinds);
  if (!note) throw new Error(`${path.join('.')}: the schema has no note for a form`);
  return [field(note, path, fallback)];
}

/** The word that chooses a group, then the fields of that group. */
function fieldsOfKind(
  { key, options }: Node,
  note: KindNote,
  path: readonly string[],
  kinds: Partial<Kinds>,
  fallback: unknown,
): FormField[] {
  const own = [...path, key!];
  const usual = (fallback as Record<string, unknown>)[key!];
  const groupOf = (word: unknown) =>
    options!.find(({ entries }) => entries![key!]!.literal === word)?.entries;
  const entries = groupOf(kinds[own.join('.') as keyof Kinds]) ?? groupOf(usual)!;
  return [field(note, own, usual), ...within(entries, path, kinds)];
}

function within(
  entries: Readonly<Record<string, Node>>,
  path: readonly string[],
  kinds: Partial<Kinds>,
): FormField[] {
  return Object.entries(entries).flatMap(([name, node]) => fieldsIn(node, [...path, name], kinds));
}

function field(note: KindNote, path: readonly string[], fallback: unknown): FormField {
  return {
    path: path.join('.'),
    group: path.slice(0, -1).join('.'),
    kind: note.kind,
    help: note.help,
    unit: note.unit ?? null,
    min: note.min ?? null,
    max: note.max ?? null,
    options: note.options ?? [],
    default: fallback ?? null,
    basic: note.basic ?? false,
  };
}
