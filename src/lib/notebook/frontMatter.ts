import * as v from 'valibot';
import { type Document, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { SpecError } from '#lib/sim/spec.ts';
import { armSpec } from './arms.ts';
import { isGroup } from './difference.ts';
import {
  armEntry,
  armName,
  defaultFront,
  FORMAT,
  NO_NAME,
  type FrontMatter,
  frontSchema,
} from './frontSchema.ts';

/** Something wrong at a line of the file, from 1. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** How deep groups and lists of front matter may be, one in the other. */
const DEEPEST = 32;
const NESTED = `front matter: is nested deeper than ${DEEPEST}, or contains itself`;

/** Names something wrong at a path of fields. */
type Say = (path: readonly unknown[], message: string) => void;

/**
 * Reads the YAML between the two lines `---`, which begins at line 2 of the file; also every arm's spec. What is wrong
 * goes to `problems` with its line, and what can be read of the rest is kept; arms that cannot be read are left out.
 * `title` is for a notebook without one.
 */
export function readFrontMatter(yaml: string, title: string, problems: Problem[]): FrontMatter {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const refused = (line: number, message: string) => {
    problems.push({ line, message });
    return defaultFront(title);
  };
  let document: Document.Parsed;
  let content: unknown;
  try {
    document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
    content = document.errors.length ? null : document.toJS();
  } catch (error) {
    return refused(lineAt(0), error instanceof RangeError ? NESTED : (error as Error).message);
  }
  const [broken] = document.errors;
  if (broken) return refused(lineAt(broken.pos[0]), wordsOf(broken));
  const lineOf = (path: readonly unknown[]): number => {
    const node = document.getIn(path, true) as { range?: [number] } | undefined;
    if (node?.range || path.length === 0) return lineAt(node?.range?.[0] ?? 0);
    return lineOf(path.slice(0, -1));
  };
  const deep = deepPath(content);
  if (deep) return refused(lineOf(deep), NESTED);
  return readContent(content, title, (path, message) =>
    problems.push({
      line: lineOf(path),
      message: `${path.join('.') || 'front matter'}: ${message}`,
    }),
  );
}

function wordsOf({ code, message }: YAMLParseError): string {
  return code === 'RESOURCE_EXHAUSTION' ? NESTED : message;
}

/** The path of a value deeper than front matter may be; null if there is none. What contains itself is that deep. */
function deepPath(value: unknown, path: readonly unknown[] = []): readonly unknown[] | null {
  if (value === null || typeof value !== 'object') return null;
  if (path.length >= DEEPEST) return path;
  for (const [key, part] of Object.entries(value)) {
    const deep = deepPath(part, [...path, key]);
    if (deep) return deep;
  }
  return null;
}

/** The content of a newer format is taken as far as it is known. */
function readContent(content: unknown, title: string, say: Say): FrontMatter {
  const result = v.safeParse(frontSchema, content);
  const newer = newerThanKnown(versionOf(content));
  if (newer !== null) say(['version'], newer);
  else if (!result.success)
    for (const issue of result.issues) say(issue.path?.map(({ key }) => key) ?? [], issue.message);
  if (newer === null) for (const path of unreadable(content)) say(path, NO_NAME);
  const front = result.success ? result.output : salvaged(content, title);
  return withReadableArms(front, newer === null ? say : () => undefined);
}

/** The paths of arms that a schema passes over without a word, by their names. */
function unreadable(content: unknown): string[][] {
  const arms = isGroup(content) ? content['arms'] : null;
  if (!isGroup(arms)) return [];
  const seen = v.parse(v.record(v.string(), v.unknown()), arms);
  return Object.keys(arms)
    .filter((name) => !Object.hasOwn(seen, name))
    .map((name) => ['arms', name]);
}

/** Why a notebook of this version of the format can only be read; null if it can be edited. */
export function newerThanKnown(version: number): string | null {
  return version > FORMAT
    ? `${version} is newer than ${FORMAT}, the format of notebooks that is known here`
    : null;
}

function versionOf(content: unknown): number {
  const result = v.safeParse(v.object({ version: frontSchema.entries.version }), content);
  return result.success ? result.output.version : FORMAT;
}

/** Every field that can be read by itself; for the others what a notebook without them has. */
function salvaged(content: unknown, title: string): FrontMatter {
  const fields = isGroup(content) ? content : {};
  const read = Object.entries(frontSchema.entries).flatMap(([field, entry]) => {
    if (field === 'arms') return [];
    const result = v.safeParse(entry as v.GenericSchema, fields[field]);
    return result.success ? [[field, result.output]] : [];
  });
  return {
    ...defaultFront(title),
    ...(Object.fromEntries(read) as Partial<FrontMatter>),
    arms: readableEntries(fields['arms']),
  };
}

function readableEntries(arms: unknown): FrontMatter['arms'] {
  return Object.fromEntries(
    Object.entries(isGroup(arms) ? arms : {}).flatMap(([key, value]) => {
      const result = v.safeParse(armEntry, value);
      return result.success && v.is(armName, key) ? [[key, result.output]] : [];
    }),
  );
}

/** Leaves out arms whose spec is refused, and a `shown` that names no arm; keeps at least one arm. */
function withReadableArms(front: FrontMatter, say: Say): FrontMatter {
  const readable = Object.keys(front.arms).filter((key) => isReadable(front, key, say));
  const arms = Object.fromEntries(readable.map((key) => [key, front.arms[key]!]));
  const left = readable.length ? { ...front, arms } : { ...front, ...onlyDefault(front) };
  const { shown } = left;
  if (!shown) return left;
  const wrong = (['before', 'after'] as const).filter(
    (side) => !Object.hasOwn(front.arms, shown[side]),
  );
  for (const side of wrong)
    say(['shown', side], `${shown[side]} is not an arm: ${Object.keys(front.arms).join(', ')}`);
  const isThere = Object.hasOwn(left.arms, shown.before) && Object.hasOwn(left.arms, shown.after);
  return isThere ? left : { ...left, shown: null };
}

function onlyDefault({ title }: FrontMatter): Pick<FrontMatter, 'spec' | 'arms'> {
  const { spec, arms } = defaultFront(title);
  return { spec, arms };
}

function isReadable(front: FrontMatter, key: string, say: Say): boolean {
  try {
    armSpec(front, key);
    return true;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const problem of error.problems) {
      const at = Math.max(0, problem.indexOf(': '));
      const field = problem.slice(0, at).split('.');
      say(['arms', key, 'spec', ...field].filter(Boolean), problem.slice(at && at + 2));
    }
    return false;
  }
}
