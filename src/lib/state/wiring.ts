import { armSpec } from '#lib/notebook/arms.ts';
import { Arm } from './arm.svelte.ts';
import { type Headline, headline } from './headline.ts';
import type { Mapped } from './mapping.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';
import type { Reel } from './player.svelte.ts';
import { Side } from './side.svelte.ts';

/** What the player of an open notebook plays. */
export function reelOf(notebook: OpenNotebook): Reel {
  const isReady = (round: number) =>
    notebook.shown().every((arm) => notebook.mapping.isReady(arm, round, notebook.readings.stage));
  return {
    rounds: () => notebook.rounds,
    round: () => notebook.readings.round,
    show: (round) => notebook.read({ round }),
    isReady,
    live: () => notebook.comparison,
  };
}

/** The two arms on show, at the round on show. */
export function sidesOf(notebook: OpenNotebook): OpenNotebook['sides'] {
  const round = () => notebook.player.round;
  return {
    before: new Side(() => notebook.before, round),
    after: new Side(() => notebook.after, round),
  };
}

/** What the maps of an open notebook are made of. */
export function mappedOf(notebook: OpenNotebook): Mapped {
  return {
    view: () => notebook.view,
    rounds: () => notebook.rounds,
    sides: notebook.sides,
    live: () => notebook.comparison,
  };
}

/** An arm of an open notebook's document, which wants what the reader tries upon it. */
export function armOf(notebook: OpenNotebook, name: string, title: string): Arm {
  const wanted = () => armSpec(notebook.document, name, notebook.changed);
  const published = () => armSpec(notebook.document, name);
  return new Arm(name, title, { wanted, published }, notebook.doors);
}

/** The headline figures of the arms on show; null of one that was last run under another experiment. */
export function headlinesOf(notebook: OpenNotebook): Record<'before' | 'after', Headline | null> {
  const of = (side: Side) =>
    notebook.isOther(side.arm) ? null : headline(side, notebook.readings);
  return { before: of(notebook.sides.before), after: of(notebook.sides.after) };
}
