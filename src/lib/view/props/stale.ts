import type { Snippet } from 'svelte';
import type { Lockable } from './control.ts';

/** Hatches its children while they are out of date and, with `onrerun`, offers to run again. */
export interface StaleProps extends Lockable {
  readonly stale: boolean;
  /** What was changed: 'alignment was switched off'. */
  readonly reason?: string | undefined;
  /** Words of the button, default 'Run again'. */
  readonly action?: string | undefined;
  /** Left out where another button close by runs it again. */
  readonly onrerun?: (() => void) | undefined;
  readonly children: Snippet;
}
