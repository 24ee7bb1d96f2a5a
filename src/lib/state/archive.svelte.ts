import type { Arm } from './arm.svelte.ts';
import type { Player } from './player.svelte.ts';
import type { Readings } from '#lib/notebook/readings.ts';

/** The arms whose recordings are wanted, and how they are read. */
export interface Reader {
  readonly closed: boolean;
  readonly readings: Readings;
  readonly rounds: readonly number[];
  readonly player: Player;
  list(): Arm[];
  shown(): Arm[];
}

/** Fetches what was recorded: at first what is on show, the rest once the reader does something. */
export class Archive {
  /** Why there are no recordings. */
  missing = $state<string | null>(null);
  /** Whether it is known by now what was recorded: before, an arm without a run may still have one. */
  searched = $state(false);
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Finds the recordings of what every arm's spec is now; called in an effect, it does so again when they change. */
  async find(): Promise<void> {
    const found = this.#reader.list().map((arm) => arm.find());
    try {
      await Promise.all(found);
      this.missing = null;
    } catch (error) {
      this.missing = (error as Error).message;
    }
    this.searched = true;
  }

  /** Fetches what the round on show needs; while it plays, the map of the one after it too. */
  async fetchShown(): Promise<void> {
    const { player, readings, rounds } = this.#reader;
    const { round, index, playing } = player;
    if (round === null || this.#reader.closed) return;
    const shown = this.#reader.shown();
    const next = playing ? rounds[index + 1] : undefined;
    await Promise.all(shown.map((arm) => arm.wantMap(round, readings.stage)));
    if (next !== undefined) {
      await Promise.all(shown.map((arm) => arm.wantMap(next, readings.stage)));
    }
    if (!player.playing) await Promise.all(shown.map((arm) => arm.wantAnswers(round)));
  }

  /** Fetches every arm's last round, so that a switch shows it at once: when the reader has begun to do something. */
  async prefetch(): Promise<void> {
    for (const arm of this.#reader.list()) {
      const last = arm.rounds.at(-1);
      if (last === undefined || this.#reader.closed) continue;
      await arm.wantMap(last, this.#reader.readings.stage);
      await arm.wantAnswers(last);
    }
  }
}
