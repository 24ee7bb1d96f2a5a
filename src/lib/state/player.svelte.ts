import type { Comparison } from './comparison.svelte.ts';

/** What a player plays: the kept rounds on show, and the live run, if any. */
export interface Reel {
  rounds(): readonly number[];
  /** The round asked for; null follows the last. */
  round(): number | null;
  show(round: number | null): void;
  /** Whether a round can be drawn now. */
  isReady(round: number): boolean;
  live(): Comparison | null;
}

/** How long a kept round stays before the next, in milliseconds: the motion takes one second. */
const PACE = 1300;

/** Transport over kept rounds; while a run is live, playing means asking it for rounds. */
export class Player {
  #timer = $state.raw<ReturnType<typeof setTimeout> | null>(null);
  readonly #reel: Reel;
  /** It plays by itself: the round on show is nobody's choice, and not kept. */
  byItself = $state(false);

  constructor(reel: Reel) {
    this.#reel = reel;
  }

  /** Place of the round on show in the kept rounds; 0 if there are none. */
  index = $derived.by(() => {
    const [rounds, asked] = [this.#reel.rounds(), this.#reel.round()];
    if (asked === null) return Math.max(0, rounds.length - 1);
    return Math.max(
      0,
      rounds.findLastIndex((round) => round <= asked),
    );
  });
  /** The kept round on show; null if there is none yet. */
  round = $derived.by(() => this.#reel.rounds()[this.index] ?? null);
  playing = $derived.by(() => {
    const live = this.#live();
    return live ? live.status !== 'paused' : this.#timer !== null;
  });

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    const live = this.#live();
    if (live) {
      this.#reel.show(null);
      return live.play();
    }
    if (this.index >= this.#reel.rounds().length - 1) this.seek(0);
    this.#wait();
  }

  pause(): void {
    this.#live()?.pause();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Back to round 0. */
  reset(): void {
    this.pause();
    this.seek(0);
  }

  /** One kept round on; at the end of what a live run has, one round of it. */
  forward(): void {
    const live = this.#live();
    this.pause();
    if (this.index < this.#reel.rounds().length - 1) this.seek(this.index + 1);
    else if (live) {
      this.#reel.show(null);
      live.step();
    }
  }

  /** One kept round back. */
  back(): void {
    this.pause();
    this.seek(Math.max(0, this.index - 1));
  }

  /** Shows a kept round by its place; the last place follows what is to come. */
  seek(index: number): void {
    const rounds = this.#reel.rounds();
    this.#reel.show(index >= rounds.length - 1 ? null : (rounds[index] ?? null));
  }

  #live(): Comparison | null {
    const live = this.#reel.live();
    return live?.active ? live : null;
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#advance(), PACE);
  }

  #advance(): void {
    const rounds = this.#reel.rounds();
    const next = rounds[this.index + 1];
    if (next === undefined) return this.pause();
    if (this.#reel.isReady(next)) this.seek(this.index + 1);
    if (this.index >= rounds.length - 1) this.pause();
    else this.#wait();
  }
}
