import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Readings } from '#lib/notebook/readings.ts';
import type { Arm } from './arm.svelte.ts';
import { pointsOf, sharePoints } from './points.ts';

/** What the arms on show are chosen from, and by what. */
export interface Choice {
  arms(): Readonly<Record<string, Arm>>;
  document(): Pick<Notebook, 'shown'>;
  picked(): Pick<Readings, 'before' | 'after'>;
}

/** The two arms on the maps. */
export class ArmsOnShow {
  readonly #choice: Choice;

  constructor(choice: Choice) {
    this.#choice = choice;
  }

  #list = $derived.by(() => Object.values(this.#choice.arms()));
  /** The arm on the right: one that was picked, or the one that the document shows, or the one with both parts. */
  after = $derived.by(() => this.#named('after') ?? this.with(true, true) ?? this.#list.at(-1)!);
  /** The arm on the left: without any of those, the one with neither part. */
  before = $derived.by(() => this.#named('before') ?? this.with(false, false) ?? this.#list[0]!);
  /** Kept rounds that both have. */
  rounds = $derived.by((): readonly number[] =>
    this.after.rounds.filter((round) => this.before.rounds.includes(round)),
  );

  /** The points of the maps; null until there is a run. */
  points = $derived.by(() => this.after.opening && pointsOf(this.after.opening));
  /** Both maps show the same points, so that one can be laid over the other. */
  comparable = $derived.by(() => {
    const [before, after] = [this.before.spec, this.after.spec];
    return before && after ? sharePoints(before, after) : before === after;
  });

  /** Each once. */
  list(): Arm[] {
    return this.before === this.after ? [this.after] : [this.before, this.after];
  }

  /** The arm whose method has these parts; undefined if there is none. */
  with(alignment: boolean, meta: boolean): Arm | undefined {
    return this.#list.find(({ wanted: { method } }) => {
      return method.id === 'harmony' && method.contrast.on === alignment && method.meta.on === meta;
    });
  }

  #named(side: 'before' | 'after'): Arm | undefined {
    const arms = this.#choice.arms();
    const names = [this.#choice.picked()[side], this.#choice.document().shown?.[side] ?? ''];
    const name = names.find((name) => Object.hasOwn(arms, name));
    return name === undefined ? undefined : arms[name];
  }
}
