import type { Readings } from '#lib/notebook/readings.ts';
import type { Arm, LiveRun } from './arm.svelte.ts';
import type { Answers } from './answers.svelte.ts';
import type { Claim } from './claim.svelte.ts';
import type { DocumentArms } from './documentArms.svelte.ts';
import type { Draft } from './draft.svelte.ts';

/** What is around a document without being edited: how it is read, what was run, answered and folded. */
export interface Scene {
  readonly readings: Readings;
  readonly runs: readonly (readonly [Arm, LiveRun | null])[];
  readonly answers: readonly (readonly [string, unknown])[];
  readonly folded: readonly string[];
}

/** What a scene is taken of, and put back into. */
export interface Stage {
  readings: Readings;
  readonly documentArms: DocumentArms;
  readonly answers: Answers;
  readonly draft: Draft;
}

/** The scene as it is now. */
export function sceneOf({ readings, documentArms, answers, draft }: Stage): Scene {
  return {
    readings,
    runs: documentArms.all.map((arm) => [arm, arm.live] as const),
    answers: answers.all(),
    folded: [...draft.folded],
  };
}

/** Puts a scene back; an arm that it does not know has no run. */
export function setScene(stage: Stage, { readings, runs, answers, folded }: Scene): void {
  stage.readings = readings;
  const known = new Map(runs);
  for (const arm of stage.documentArms.all) {
    const live = known.get(arm) ?? null;
    if (arm.live !== live) arm.goBackTo(live);
  }
  stage.answers.replace(answers);
  stage.draft.fold(folded);
}

/** The scenes of each claim that was opened, and of what was there without one: undo and redo change between them. */
export class Scenes {
  readonly #left = new Map<Claim | null, Scene>();
  #now: Claim | null = null;

  /**
   * Notes that a claim is on show now; `leave` gives the scene of the one before. Undefined: it is the same still; null: it
   * never was on show before.
   */
  turn(claim: Claim | null, leave: () => Scene): Scene | null | undefined {
    if (claim === this.#now) return undefined;
    this.#left.set(this.#now, leave());
    this.#now = claim;
    return this.#left.get(claim) ?? null;
  }
}
