import { untrack } from 'svelte';
import type { Stage } from '#lib/sim/snapshot.ts';
import type { Arm } from './arm.svelte.ts';
import {
  type Cartographer,
  isLaidOut,
  isSame,
  nextToLayOut,
  type View,
} from './cartographer.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';
import type { Side } from './side.svelte.ts';

/** What is mapped: the view on show, the other kept rounds, and the live run, if any. */
export interface Mapped {
  view(): View | null;
  rounds(): readonly number[];
  readonly sides: { readonly before: Side; readonly after: Side };
  live(): Comparison | null;
}

/** The order in which maps are made: what is on show first, then the kept rounds around it. */
export class Mapping {
  readonly #mapped: Mapped;
  readonly #cartographer: Cartographer;
  #busy = false;

  constructor(mapped: Mapped, cartographer: Cartographer) {
    this.#mapped = mapped;
    this.#cartographer = cartographer;
  }

  /** Layouts were cancelled, and some are still to be made. */
  layoutsLeft = $derived.by(() => {
    const view = this.#mapped.view();
    if (!this.#cartographer.cancelled || this.#mapped.live()?.active || !view) return false;
    return nextToLayOut(view, this.#mapped.rounds()) !== null;
  });

  /** Whether an arm can be shown at a round: one that is only on principal axes is still to be laid out, as long as anything is. */
  isReady(arm: Arm, round: number, stage: Stage): boolean {
    const placement = arm.placement(round, stage);
    if (placement === null) return arm.isLive && arm.answers(round) !== null;
    const isLaidOut = placement.by !== 'axes' || !this.#cartographer.isWilling;
    return isLaidOut || (this.#mapped.live()?.active ?? false);
  }

  /**
   * Places what is on show: on axes while rounds stream in, by UMAP when the run has ended. Then the other kept
   * rounds are laid out: those after it, for playing on, then those before.
   */
  async layOutShown(): Promise<void> {
    const view = this.#mapped.view();
    if (!view) return;
    // An effect that calls this waits for the rounds on show and for the end of the run, not for every round.
    const { before, after } = this.#mapped.sides;
    void [before.answers, after.answers, this.#mapped.live()?.active];
    if (!isLaidOut(view)) {
      this.#cartographer.giveUp(view);
      await untrack(() => this.#cartographer.stream(view));
    }
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        await this.#cartographer.layOut(next, next.after.wanted.seed);
      }
    } finally {
      this.#busy = false;
      this.#cartographer.rest();
    }
  }

  /** Fetches or makes the null motion of the arm on the right, at the round on show; called in an effect, it follows them. */
  async layOutTwice(): Promise<void> {
    const view = this.#mapped.view();
    if (!view || this.#mapped.live()?.active) return;
    const { after, round, stage } = view;
    await after.wantNullMotion(round, stage);
    // Another round may be on show by now.
    const now = this.#mapped.view();
    if (!now || !isSame(now, view)) return;
    await this.#cartographer.layOutTwice(after, round, stage, after.wanted.seed);
  }

  /** Lays out again what a dead worker left, or the reader cancelled. */
  retry(): void {
    this.#cartographer.resume();
    void this.layOutShown();
  }

  /** What to lay out next; null if nothing is left, or cannot be. */
  #next(): View | null {
    const view = this.#mapped.view();
    if (!view || this.#mapped.live()?.active || !this.#cartographer.isWilling) return null;
    return nextToLayOut(view, this.#mapped.rounds());
  }
}
