import * as v from 'valibot';
import type { ArmEntry } from './arms.ts';
import type { Difference } from './difference.ts';
import { PRESET_NAMES } from './presets.ts';

/** The format of notebooks that this program reads and writes. */
export const FORMAT = 1;

/** What stands above a notebook's first cell. */
export interface FrontMatter {
  /** The format's version, 1 if none is named. */
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** The arms that are shown first; null if the notebook names none. */
  readonly shown: { readonly before: string; readonly after: string } | null;
  readonly spec: Difference;
  readonly arms: Readonly<Record<string, ArmEntry>>;
}

const text = v.pipe(v.string('is not text'), v.trim(), v.minLength(1, 'is empty'));
const difference = v.optional(v.record(v.string(), v.unknown(), 'is not a group of fields'), {});
/** What is said of a name that no arm may have. */
export const NO_NAME = 'is not a name of an arm: objects have it by themselves';
const isTaken = (name: string) => name in Object.prototype || name === 'prototype';
/** The name of an arm; names that objects have by themselves are none. */
export const armName = v.pipe(
  v.string(),
  v.regex(/^[a-z][\w-]*$/i, 'is not a name of an arm: letters, digits, - and _'),
  v.check((name) => !isTaken(name), NO_NAME),
);
const said = (issue: v.BaseIssue<unknown>) =>
  issue.expected === 'never'
    ? 'is not a field here'
    : issue.received === 'undefined'
      ? 'is missing'
      : 'is not a group of fields';

/** An arm, written out. */
export const armEntry = v.strictObject(
  {
    title: text,
    preset: v.optional(
      v.picklist(PRESET_NAMES, `is not a preset: ${PRESET_NAMES.join(', ')}`),
      'default',
    ),
    spec: difference,
  },
  said,
);

/** What front matter says, written out. */
export const frontSchema = v.strictObject(
  {
    version: v.optional(
      v.pipe(
        v.number('is not a number'),
        v.integer('is not a whole number'),
        v.minValue(1, 'is below 1'),
      ),
      1,
    ),
    title: text,
    summary: text,
    minutes: v.pipe(
      v.number('is not a number'),
      v.minValue(1, 'is not in 1…120'),
      v.maxValue(120, 'is not in 1…120'),
    ),
    shown: v.optional(v.nullable(v.strictObject({ before: armName, after: armName }, said)), null),
    spec: difference,
    arms: v.pipe(
      v.record(armName, armEntry, 'is not a group of arms'),
      v.check((arms) => Object.keys(arms).length > 0, 'names no arm'),
    ),
  },
  said,
);

/** What a notebook has whose front matter cannot be read: the name of its file and one arm. */
export function defaultFront(title: string): FrontMatter {
  return {
    version: FORMAT,
    title,
    summary: '',
    minutes: 1,
    shown: null,
    spec: {},
    arms: { after: { title: 'HARMONY', preset: 'default', spec: {} } },
  };
}
