import { specAt } from '#lib/sim/changes.ts';
import { fieldsOf, kindsOf } from '#lib/sim/form.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { rowsOf } from './changeRows.ts';
import { valueAt } from './difference.ts';
import { type Setting, settingsOf, written } from './settings.ts';

/** One field in which two specs differ, for some or all of their rounds. */
export interface FieldDifference {
  /** Of the field: `method.contrast.on`. */
  readonly path: string;
  /** What it is in the first spec, and in the second; undefined where the spec has no such field. */
  readonly from: unknown;
  readonly to: unknown;
  /** The first round that this holds for; 0: from the start. */
  readonly since: number;
  /** The last one; null: the last of the run. */
  readonly until: number | null;
}

/** Digits of a hash by which a reader knows it again. */
const DIGITS = 12;

/**
 * What two specs differ in, in the order of the second one's fields; those that it does not have come after them. A field
 * that only one of them has, because of its kind of data, partition or method, is listed where it is not at its default.
 * What `changes` sets midway is listed under its own path, for as long as it makes a difference. None if the specs are the
 * same.
 */
export function specDifference(from: Spec, to: Spec): FieldDifference[] {
  const set = [from, to].flatMap(({ changes }) => rowsOf(changes)).map(({ path }) => path);
  const written = [...settingsUnlike(from, to), ...settingsUnlike(to, from)];
  const paths = [...written.map(({ path }) => path).filter((path) => path !== 'changes'), ...set];
  const found = [...new Set(paths)].flatMap((path) => spansOf(from, to, path));
  return found.length || written.length === 0 ? found : [sameEffect(from, to)];
}

/**
 * Every field of a spec that another one has otherwise, in the order of the spec. A field that the other's kind of group
 * does not have is listed where it is not at its default.
 */
export function settingsUnlike(base: Spec, spec: Spec): Setting[] {
  const defaults = defaultsOf(spec);
  return settingsOf({ ...spec }).filter(({ path, value }) => {
    const usual = valueAt(base, path.split('.')) ?? defaults.get(path);
    return !isSame(usual, value);
  });
}

/** Differences as one line of text: `method.contrast.on: true → false from round 31 on`, several joined by ` · `. */
export function differenceLine(differences: readonly FieldDifference[]): string {
  return differences.map(fieldLine).join(' · ') || 'the same spec';
}

/** One difference as text; a field that a spec does not have is a dash. */
export function fieldLine({ path, from, to, since, until }: FieldDifference): string {
  const rounds = roundWords(since, until);
  return `${path}: ${shown(path, from)} → ${shown(path, to)}${rounds && ` ${rounds}`}`;
}

/** The rounds in which a field differs, each with what it then is. */
function spansOf(from: Spec, to: Spec, path: string): FieldDifference[] {
  const usual = defaultsOf(to).get(path) ?? defaultsOf(from).get(path);
  const rounds = [from, to]
    .flatMap(({ changes }) => rowsOf(changes))
    .filter((row) => row.path === path)
    .map(({ round }) => round);
  const starts = [...new Set([0, ...rounds])].sort((a, b) => a - b);
  const values = starts.map((since) =>
    [from, to].map((spec) => valueAt(specAt(spec, since), path.split('.'))),
  );
  const spans: FieldDifference[] = [];
  values.forEach(([a, b], i) => {
    if (isSame(a ?? usual, b ?? usual)) return;
    const last = spans.at(-1);
    const until = i + 1 < starts.length ? starts[i + 1]! - 1 : null;
    const goesOn = last && last.until === starts[i]! - 1 && isSame([last.from, last.to], [a, b]);
    if (goesOn) spans[spans.length - 1] = { ...last, until };
    else spans.push({ path, from: a, to: b, since: starts[i]!, until });
  });
  return spans;
}

/** Specs that are told apart by changes alone which change nothing. */
function sameEffect({ changes: from }: Spec, { changes: to }: Spec): FieldDifference {
  return { path: 'changes', from, to, since: 0, until: null };
}

function defaultsOf(spec: Spec): Map<string, unknown> {
  return new Map(fieldsOf(kindsOf(spec)).map((field) => [field.path, field.default]));
}

function roundWords(since: number, until: number | null): string {
  if (until === null) return since === 0 ? '' : `from round ${since} on`;
  if (since === 0) return `up to round ${until}`;
  return since === until ? `in round ${since}` : `from round ${since} to ${until}`;
}

function shown(path: string, value: unknown): string {
  if (value === undefined) return '–';
  const text = written(value);
  return path.endsWith('sha256') ? `${text.slice(0, DIGITS)}…` : text;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
