import { untrack } from 'svelte';
import { type ArmEntry, armSpec } from '#lib/notebook/arms.ts';
import { type Difference, valueAt } from '#lib/notebook/difference.ts';
import { hasHeading } from '#lib/notebook/headings.ts';
import { problemsOf, readLink, writeLink } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { DEFAULT_READINGS, type Readings } from '#lib/notebook/readings.ts';
import { applySetting, removeSetting, settingsOf } from '#lib/notebook/settings.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { Arm } from './arm.svelte.ts';
import { Cartographer, isLaidOut, nextToLayOut, type View } from './cartographer.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import type { Doors } from './doors.ts';
import { headline } from './headline.ts';
import { Player } from './player.svelte.ts';
import { pointsOf, sharePoints } from './points.ts';
import { Selection } from './selection.svelte.ts';
import { Side } from './side.svelte.ts';

/** A notebook that is being read: its arms, how they are read, and what the reader has changed. */
export class OpenNotebook {
  readonly document: Notebook;
  readonly selection = new Selection();
  readonly arms: Readonly<Record<string, Arm>>;
  readonly cartographer: Cartographer;
  readonly player: Player;
  /** The two arms on the maps, at the round on show. */
  readonly sides: { readonly before: Side; readonly after: Side };
  readings = $state.raw<Readings>(DEFAULT_READINGS);
  /** How the reader's spec differs from the notebook's, for every arm. */
  changed = $state.raw<Difference>({});
  /** What was not allowed in a link or a control, each naming its field. */
  problems = $state.raw<readonly string[]>([]);
  comparison = $state.raw<Comparison | null>(null);
  /** Why there are no recordings. */
  missing = $state<string | null>(null);
  readonly #doors: Doors;
  #layingOut = false;
  #closed = false;

  constructor(document: Notebook, doors: Doors) {
    this.document = document;
    this.#doors = doors;
    this.arms = Object.fromEntries(
      Object.entries(document.arms).map(([name, entry]) => [name, this.#arm(name, entry)]),
    );
    this.cartographer = new Cartographer(doors.projector);
    this.player = new Player({
      rounds: () => this.rounds,
      round: () => this.readings.round,
      show: (round) => this.read({ round }),
      isReady: (round) => this.#shown().every((arm) => this.#isReady(arm, round)),
      live: () => this.comparison,
    });
    const round = () => this.player.round;
    this.sides = {
      before: new Side(() => this.before, round),
      after: new Side(() => this.after, round),
    };
  }

  /** The arm on the right: the one that the two switches choose. */
  after = $derived.by(
    () =>
      this.armWith(this.readings.alignment === 'on', this.readings.meta === 'on') ??
      this.#list().at(-1)!,
  );
  /** The arm on the left: the one that was picked, by default the one with neither part. */
  before = $derived.by(
    () => this.arms[this.readings.before] ?? this.armWith(false, false) ?? this.#list()[0]!,
  );
  /** Kept rounds that both arms on show have. */
  rounds = $derived.by((): readonly number[] =>
    this.after.rounds.filter((round) => this.before.rounds.includes(round)),
  );
  /** Something on show is of another experiment than the wanted one, and is not being trained. */
  stale = $derived.by(() =>
    this.#shown().some((arm) => arm.stale && !this.comparison?.trains(arm)),
  );
  /** Whether an arm was last run under another experiment than arms that are up to date: no comparison with them. */
  isOther(arm: Arm): boolean {
    return arm.stale && this.#list().some(({ isRun, stale }) => isRun && !stale);
  }

  /** The points of the maps; null until there is a run. */
  points = $derived.by(() => this.after.opening && pointsOf(this.after.opening));
  /** Both maps show the same points, so that one can be laid over the other. */
  comparable = $derived.by(() => {
    const [before, after] = [this.before.spec, this.after.spec];
    return before && after ? sharePoints(before, after) : before === after;
  });
  headlines = $derived.by(() => {
    const of = (side: Side) => (this.isOther(side.arm) ? null : headline(side, this.readings));
    return { before: of(this.sides.before), after: of(this.sides.after) };
  });
  /** By itself, so that the view stays when another reading changes. */
  #stage = $derived.by(() => this.readings.stage);
  view = $derived.by((): View | null => {
    const { round } = this.player;
    return round === null
      ? null
      : { before: this.before, after: this.after, round, stage: this.#stage };
  });
  /** What the URL keeps, without `#`. */
  fragment = $derived.by(() => writeLink({ readings: this.readings, changed: this.changed }));
  /** Every change of the spec as text. */
  changes = $derived.by(() => settingsOf(this.changed));

  /** The arm whose method has these parts; undefined if there is none. */
  armWith(alignment: boolean, meta: boolean): Arm | undefined {
    return this.#list().find(({ name }) => {
      const { method } = armSpec(this.document, name);
      return method.id === 'harmony' && method.contrast.on === alignment && method.meta.on === meta;
    });
  }

  /** Changes how results are read: at once, from what is there. */
  read(readings: Partial<Readings>): void {
    this.readings = { ...this.readings, ...readings };
  }

  /** Changes one field of every arm's spec; what is not allowed is named and not taken. */
  change(path: string, value: unknown): void {
    const published = valueAt(armSpec(this.document, this.after.name), path.split('.'));
    const isBack = isEqual(published, value);
    const wished = isBack
      ? removeSetting(this.changed, path)
      : applySetting(this.changed, { path, value });
    this.problems = problemsOf(wished, this.document);
    if (this.problems.length === 0) this.#take(wished);
  }

  /** Every arm as it was published. */
  restore(): void {
    this.cancel();
    this.selection.clear();
    this.changed = {};
    this.problems = [];
  }

  /** Takes readings and changes from a link's fragment; what is wrong in it is named. A heading's link changes nothing. */
  follow(fragment: string): void {
    const text = fragment.replace(/^#/, '');
    if (text === this.fragment || hasHeading(this.document, text)) return;
    const { readings, changed, problems } = readLink(fragment, this.document);
    const isArm = readings.before === '' || Object.hasOwn(this.arms, readings.before);
    this.readings = isArm ? readings : { ...readings, before: '' };
    this.#take(changed);
    this.problems = isArm
      ? problems
      : [
          ...problems,
          `before: ${readings.before} is not one of ${Object.keys(this.arms).join(', ')}`,
        ];
  }

  /** Takes another experiment; a run of the one before is given up. */
  #take(changed: Difference): void {
    if (this.comparison?.active && !isEqual(changed, this.changed)) this.cancel();
    this.changed = changed;
  }

  /** Fetches the recordings: the arms on show first. */
  async load(): Promise<void> {
    try {
      const { arms } = await this.#doors.recordings();
      for (const arm of this.#list()) arm.recorded = arms[arm.name] ?? null;
      this.missing = null;
    } catch (error) {
      this.missing = (error as Error).message;
      return;
    }
    await this.fetchShown();
    for (const arm of this.#list()) {
      if (!this.#closed) await arm.want(arm.rounds.at(-1) ?? 0);
    }
  }

  /** Fetches what the round on show needs, and the one after it. */
  async fetchShown(): Promise<void> {
    const { round, index, playing } = this.player;
    if (round === null || this.#closed) return;
    const shown = this.#shown();
    const next = playing ? this.rounds[index + 1] : undefined;
    await Promise.all(shown.map((arm) => arm.want(round)));
    if (next !== undefined) await Promise.all(shown.map((arm) => arm.want(next)));
  }

  /** Fetches a kept round of every arm, so that a switch shows it at once. */
  async fetchRound(round: number): Promise<void> {
    for (const arm of this.#list()) {
      if (!this.#closed) await arm.want(round);
    }
  }

  /** Trains the arms on show. */
  runLive(): void {
    if (this.#closed) return;
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.reset();
    this.selection.clear();
    this.read({ round: null });
    this.comparison = new Comparison(this.#shown(), this.#doors);
  }

  /** Ends the live run; what was shown before it comes back. */
  cancel(): void {
    this.comparison?.cancel();
    this.comparison = null;
    this.cartographer.reset();
  }

  /** Back to the recording after a live run. */
  discardLive(): void {
    this.cancel();
    for (const arm of this.#list()) arm.goBackTo(null);
  }

  /**
   * Places what is on show: on axes while rounds stream in, by UMAP when the run has ended. Then the other kept
   * rounds are laid out: those after it, for playing on, then those before.
   */
  async layOutShown(): Promise<void> {
    const { view, sides, comparison } = this;
    if (!view || this.#closed) return;
    // An effect that calls this waits for the rounds on show and for the end of the run, not for every round.
    void [sides.before.kept, sides.after.kept, comparison?.active];
    if (!isLaidOut(view)) {
      this.cartographer.giveUp(view);
      await untrack(() => this.cartographer.stream(view));
    }
    if (this.#layingOut) return;
    this.#layingOut = true;
    try {
      for (let next = this.#toLayOut(); next; next = this.#toLayOut()) {
        await this.cartographer.layOut(next, next.after.wanted.seed);
      }
    } finally {
      this.#layingOut = false;
      this.cartographer.rest();
    }
  }

  /** Layouts were cancelled, and some are still to be made. */
  layoutsLeft = $derived.by(
    () =>
      this.cartographer.cancelled &&
      !this.comparison?.active &&
      this.view !== null &&
      nextToLayOut(this.view, this.rounds) !== null,
  );

  /** Lays out again what a dead worker left, or the reader cancelled. */
  retryLayout(): void {
    this.cartographer.resume();
    void this.layOutShown();
  }

  /** Ends everything under way, for good: nothing is fetched, trained or laid out any more. */
  close(): void {
    this.#closed = true;
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.close();
  }

  #arm(name: string, { title }: ArmEntry): Arm {
    const wanted = (): Spec => armSpec(this.document, name, this.changed);
    return new Arm(name, title, wanted, (round) => this.#doors.kept(name, round));
  }

  /** What to lay out next; null if nothing is left, or cannot be. */
  #toLayOut(): View | null {
    const { view, rounds, cartographer } = this;
    if (!view || this.comparison?.active || !cartographer.isWilling) return null;
    return nextToLayOut(view, rounds);
  }

  /** A round that is only on principal axes is still to be laid out, as long as anything is. */
  #isReady(arm: Arm, round: number): boolean {
    if (arm.kept(round) === null) return false;
    const isLast = this.comparison?.active || !this.cartographer.isWilling;
    return isLast || arm.placement(round, this.readings.stage)?.by !== 'axes';
  }

  #list(): Arm[] {
    return Object.values(this.arms);
  }

  #shown(): Arm[] {
    return this.before === this.after ? [this.after] : [this.before, this.after];
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
