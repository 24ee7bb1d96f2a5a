import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Side } from '#lib/state/side.svelte.ts';
import type { Hue } from '#lib/view/props/hue.ts';

/** A side of the comparison as cells show it: its name and its colour. */
export interface NamedSide {
  readonly name: 'before' | 'after';
  readonly hue: Hue;
  readonly side: Side;
}

/** Before and after; only after if both are the same arm. */
export function sidesOf({
  before,
  after,
  sides,
}: Pick<OpenNotebook, 'before' | 'after' | 'sides'>): NamedSide[] {
  const both = [
    { name: 'before', hue: 5, side: sides.before },
    { name: 'after', hue: 4, side: sides.after },
  ] as const;
  return both.slice(before === after ? 1 : 0);
}
