import { shown } from '#lib/sim/fields.ts';
import { LinkError } from './proof.ts';

/** How deep groups and lists may be, one in the other. */
export const DEEPEST = 32;

/** How many values a group or a list may have: no arm has as many fields. */
export const WIDEST = 64;

/** How many values there may be in all, groups and lists among them. */
export const MOST_VALUES = 8192;

/** Names that objects have by themselves: whoever copies them field by field changes every object. */
const POISONED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what no link has, whatever its format: names that objects have by themselves, nesting deeper than 32, a group or
 * list of more than 64 values, more than 8192 in all. For parsed JSON, before anything else reads it.
 * @throws LinkError
 */
export function refuseUnplain(content: unknown): void {
  let values = 0;
  const walk = (value: unknown, depth: number): void => {
    if (++values > MOST_VALUES) {
      throw new LinkError(`the link has more than ${MOST_VALUES} values, the most that is allowed`);
    }
    if (value === null || typeof value !== 'object') return;
    if (depth > DEEPEST) throw new LinkError(`the link is nested deeper than ${DEEPEST}`);
    const entries = Object.entries(value);
    if (entries.length > WIDEST) {
      throw new LinkError(
        `the link has a group or list of ${entries.length} values, more than ${WIDEST}`,
      );
    }
    for (const [name, inner] of entries) {
      refuseName(name);
      walk(inner, depth + 1);
    }
  };
  walk(content, 1);
}

function refuseName(name: string): void {
  if (!POISONED.has(name)) return;
  throw new LinkError(`${shown(name)} is not a field: objects have it by themselves`);
}
