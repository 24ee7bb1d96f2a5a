import type { Arm } from './arm.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** The way from a locked prediction to what happened: the run plays, or is made, and then all of it is shown. */
export class Reveal {
  #begun = $state(false);
  readonly #notebook: OpenNotebook;

  constructor(notebook: OpenNotebook) {
    this.#notebook = notebook;
  }

  /** The run plays. */
  active = $derived.by(() => this.#begun && this.#notebook.player.playing);
  /** The last round that is shown. */
  upTo = $derived.by(() => (this.active ? (this.#notebook.player.round ?? -1) : Infinity));

  /** Plays from round 0, after training what is not there; `still` shows the end at once instead of playing. */
  begin(arm: Arm, still: boolean): void {
    const { comparison, player } = this.#notebook;
    if (needsRun(arm) && !comparison?.trains(arm)) {
      const shown = this.#notebook.shown();
      this.#notebook.runLive(shown.includes(arm) ? shown : [...shown, arm]);
    } else if (comparison?.active) {
      player.play();
    } else if (still) {
      this.end();
    } else {
      player.reset();
      player.play();
    }
    this.#begun = this.#notebook.player.playing;
  }

  /** Shows the last round now. */
  end(): void {
    this.#notebook.player.pause();
    this.#notebook.player.seek(this.#notebook.rounds.length - 1);
    this.#begun = false;
  }

  /** The run has been played, or was stopped: playing it again hides nothing. */
  settle(): void {
    this.#begun = false;
  }
}

/** Whether an arm must be trained before anything can be said of the experiment on show. */
export function needsRun(arm: Arm): boolean {
  return !arm.isRun || arm.stale;
}
