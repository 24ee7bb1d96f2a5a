import type { OpenNotebook } from './openNotebook.svelte.ts';

/** Notebooks that were opened for this visit and have told their story. */
const told = new WeakSet<OpenNotebook>();

/**
 * The kept rounds played once, by themselves, for a reader who has not done anything yet. It ends at the last round; as
 * soon as the reader does something, the player is theirs.
 */
export class Story {
  status = $state<'waiting' | 'telling' | 'over'>('waiting');
  readonly notebook: OpenNotebook;

  constructor(notebook: OpenNotebook) {
    this.notebook = notebook;
    if (told.has(notebook)) this.status = 'over';
  }

  /** There is something to play, and nothing was asked for: by a link, a control or another player. */
  get isDue(): boolean {
    const { rounds, fragment, comparison, stale, closed } = this.notebook;
    if (this.status !== 'waiting' || closed) return false;
    return rounds.length > 1 && !fragment && !comparison && !stale;
  }

  /** Plays from round 0, once its maps are there; only once for a notebook. */
  async begin(): Promise<void> {
    const { rounds, readings, player } = this.notebook;
    if (!this.isDue || player.playing) return;
    const [first] = rounds as [number];
    const shown = this.notebook.shown();
    await Promise.all(shown.map((arm) => arm.wantMap(first, readings.stage)));
    const isThere = shown.every((arm) => arm.placement(first, readings.stage));
    if (!isThere || !this.isDue || player.playing || told.has(this.notebook)) return;
    told.add(this.notebook);
    this.status = 'telling';
    player.byItself = true;
    player.reset();
    player.play();
  }

  /** The player has stopped: it is at the end, or the reader has it. */
  rest(): void {
    if (this.status !== 'telling') return;
    this.status = 'over';
    this.notebook.player.byItself = false;
  }

  /**
   * The reader does something: with what is played, which stays where it is; or elsewhere, so that the last round is
   * shown as if nothing had been played.
   */
  end(where: 'here' | 'elsewhere'): void {
    const { status } = this;
    this.status = 'over';
    told.add(this.notebook);
    if (status === 'telling') this.#giveBack(where);
  }

  #giveBack(where: 'here' | 'elsewhere'): void {
    const { player, rounds, comparison } = this.notebook;
    player.byItself = false;
    // What plays may be a run that was begun meanwhile: that is the reader's.
    if (!player.playing || comparison?.active) return;
    player.pause();
    if (where === 'elsewhere') player.seek(rounds.length - 1);
  }
}
