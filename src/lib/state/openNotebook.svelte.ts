import { armSpec } from '#lib/notebook/arms.ts';
import { sharedChange } from '#lib/notebook/change.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import { hasHeading } from '#lib/notebook/headings.ts';
import { problemsOf, writeLink } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Saved } from '#lib/notebook/saved.ts';
import { DEFAULT_READINGS, type Readings } from '#lib/notebook/readings.ts';
import { type Setting, settingsOf } from '#lib/notebook/settings.ts';
import { Answers } from './answers.svelte.ts';
import { Archive } from './archive.svelte.ts';
import { Arm } from './arm.svelte.ts';
import { Asking } from './asking.svelte.ts';
import { Cartographer, type View } from './cartographer.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import type { Doors } from './doors.ts';
import { Draft } from './draft.svelte.ts';
import { headline } from './headline.ts';
import { Keeper } from './keeper.svelte.ts';
import { linked } from './linked.ts';
import { Mapping } from './mapping.svelte.ts';
import { Player } from './player.svelte.ts';
import { pointsOf, sharePoints } from './points.ts';
import { type Origin, recordOf, resume } from './record.ts';
import { Selection } from './selection.svelte.ts';
import { Side } from './side.svelte.ts';
import { Surveyor } from './surveyor.svelte.ts';
import { Sweeps } from './sweep.svelte.ts';

/** A notebook that is being read: its arms, how they are read, and what the reader makes of it. */
export class OpenNotebook {
  readonly origin: Origin;
  readonly draft: Draft;
  readonly keeper: Keeper;
  readonly answers: Answers;
  readonly archive: Archive;
  readonly selection = new Selection();
  readonly cartographer: Cartographer;
  readonly asking: Asking;
  readonly mapping: Mapping;
  readonly surveyor: Surveyor;
  readonly sweeps: Sweeps;
  readonly player: Player;
  /** The two arms on the maps, at the round on show. */
  readonly sides: { readonly before: Side; readonly after: Side };
  /** By name, in the order of the document. */
  arms = $state.raw<Readonly<Record<string, Arm>>>({});
  readings = $state.raw<Readings>(DEFAULT_READINGS);
  /** What was not allowed in a link or a control, each naming its field. */
  problems = $state.raw<readonly string[]>([]);
  comparison = $state.raw<Comparison | null>(null);
  readonly #doors: Doors;
  /** Every arm that there was: one that an undo brings back has its run. */
  readonly #made: Record<string, Arm> = {};
  #closed = false;

  constructor(document: Notebook, doors: Doors, origin: Origin) {
    this.origin = origin;
    this.#doors = doors;
    this.keeper = new Keeper(doors.library, () =>
      recordOf(origin, this.draft, this.answers, doors.date()),
    );
    const kept = () => this.#edited();
    this.draft = new Draft(document, doors.editor, kept);
    this.answers = new Answers(() => this.keeper.touch());
    this.arms = this.#armsOf(document);
    this.cartographer = new Cartographer(doors.projector);
    this.asking = new Asking(doors.asker);
    this.surveyor = new Surveyor(doors.projector);
    this.sweeps = new Sweeps(doors);
    this.player = new Player({
      rounds: () => this.rounds,
      round: () => this.readings.round,
      show: (round) => this.read({ round }),
      isReady: (round) => this.shown().every((arm) => this.#isReady(arm, round)),
      live: () => this.comparison,
    });
    const round = () => this.player.round;
    this.sides = {
      before: new Side(() => this.before, round),
      after: new Side(() => this.after, round),
    };
    this.mapping = new Mapping(
      {
        view: () => this.view,
        rounds: () => this.rounds,
        sides: this.sides,
        live: () => this.comparison,
      },
      this.cartographer,
    );
    this.archive = new Archive(this);
  }

  document = $derived.by(() => this.draft.document);
  /** How the reader's spec differs from the document's, for every arm. */
  changed = $derived.by(() => this.draft.changed);
  /** The arm on the right: one that was picked, or the one that the document shows. */
  after = $derived.by(
    () =>
      this.#named(this.readings.after, 'after') ?? this.armWith(true, true) ?? this.list().at(-1)!,
  );
  /** The arm on the left: by default the one with neither part. */
  before = $derived.by(
    () =>
      this.#named(this.readings.before, 'before') ?? this.armWith(false, false) ?? this.list()[0]!,
  );
  /** Kept rounds that both arms on show have. */
  rounds = $derived.by((): readonly number[] =>
    this.after.rounds.filter((round) => this.before.rounds.includes(round)),
  );
  /** Something on show is of another experiment than the wanted one, and is not being trained. */
  stale = $derived.by(() => this.shown().some((arm) => arm.stale && !this.comparison?.trains(arm)));
  /** Whether an arm was last run under another experiment than arms that are up to date: no comparison with them. */
  isOther(arm: Arm): boolean {
    return arm.stale && this.list().some(({ isRun, stale }) => isRun && !stale);
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

  /** Every arm, in the order of the document. */
  list(): Arm[] {
    return Object.values(this.arms);
  }

  /** The arms on the maps, each once. */
  shown(): Arm[] {
    return this.before === this.after ? [this.after] : [this.before, this.after];
  }

  /** The arm whose method has these parts; undefined if there is none. */
  armWith(alignment: boolean, meta: boolean): Arm | undefined {
    return this.list().find(({ wanted: { method } }) => {
      return method.id === 'harmony' && method.contrast.on === alignment && method.meta.on === meta;
    });
  }

  /** Puts an arm on the left or on the right. */
  show(side: 'before' | 'after', arm: Arm): void {
    this.read({ [side]: '' });
    if (this[side] !== arm) this.read({ [side]: arm.name });
  }

  /** Changes how results are read: at once, from what is there. */
  read(readings: Partial<Readings>): void {
    this.readings = { ...this.readings, ...readings };
  }

  /** Changes one field of every arm's spec; what is not allowed is named and not taken. */
  change(path: string, value: unknown): void {
    this.problems = this.changeTogether([{ path, value }]);
  }

  /** Changes fields of every arm's spec that may be possible only together: all of them, or none. Returns what is not allowed. */
  changeTogether(settings: readonly Setting[]): readonly string[] {
    const wished = sharedChange(this.document, this.changed, settings);
    const problems = problemsOf(wished, this.document);
    if (problems.length === 0) this.#take(wished, settings.at(-1)?.path);
    return problems;
  }

  /** Every arm as it was published. */
  restore(): void {
    this.cancel();
    this.selection.clear();
    this.#take({});
    this.problems = [];
  }

  /** Takes readings and changes from a link's fragment; what is wrong in it is named. A heading's link changes nothing. */
  follow(fragment: string): void {
    const text = fragment.replace(/^#/, '');
    if (text === this.fragment || hasHeading(this.document, text)) return;
    const asked = linked(fragment, this.document, (...parts) => this.armWith(...parts)?.name);
    this.readings = asked.readings;
    this.#take(asked.changed);
    this.problems = asked.problems;
  }

  /** Trains the arms on show, or others. */
  runLive(arms: readonly Arm[] = this.shown()): void {
    if (this.#closed) return;
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.reset();
    this.surveyor.reset();
    this.selection.clear();
    this.read({ round: null });
    this.comparison = new Comparison(arms, this.#doors);
  }

  /** Ends the live run; what was shown before it comes back. */
  cancel(): void {
    this.comparison?.cancel();
    this.comparison = null;
    this.cartographer.reset();
    this.surveyor.reset();
  }

  /** Back to the recording after a live run. */
  discardLive(): void {
    this.cancel();
    for (const arm of this.list()) arm.goBackTo(null);
  }

  /** Goes on from what an earlier visit left on the device, if anything; until then nothing is kept. */
  async resume(): Promise<void> {
    try {
      const saved = await this.keeper.load(this.origin.id);
      if (this.#closed) return;
      if (saved) await this.#resume(saved);
      this.keeper.release(saved);
    } catch (error) {
      this.keeper.fail(error);
    }
  }

  /** Tries again what the keeper could not do: to read what was kept, or to keep what is here. */
  async retryKeeping(): Promise<void> {
    if (this.keeper.isHeld) await this.resume();
    else this.keeper.touch();
  }

  async #resume(saved: Saved): Promise<void> {
    const document = saved.text
      ? (await this.#doors.editor()).read(saved.text, saved.title).notebook
      : this.document;
    // What a link tried on the lesson may be impossible in the reader's copy.
    const problems = problemsOf(this.changed, document);
    if (problems.length) this.draft.change({});
    this.problems = [...this.problems, ...problems];
    resume(saved, document, this.draft, this.answers);
    this.arms = this.#armsOf(document);
  }

  /** Ends everything under way, for good: nothing is fetched, trained or laid out any more. */
  close(): void {
    this.#closed = true;
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.close();
    this.asking.close();
    this.surveyor.close();
    this.sweeps.close();
    void this.keeper.flush();
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Takes another experiment; a run of the one before is given up. */
  #take(changed: Difference, key?: string): void {
    if (isEqual(changed, this.changed)) return;
    if (this.comparison?.active) this.cancel();
    this.draft.change(changed, key);
  }

  /** The document has changed: arms that it names no longer go, new ones come, and it is kept. */
  #edited(): void {
    this.arms = this.#armsOf(this.document);
    if (this.comparison?.active && !this.comparison.isWanted(this.list())) this.cancel();
    for (const side of ['before', 'after'] as const) {
      const picked = this.readings[side];
      if (picked && !Object.hasOwn(this.arms, picked)) this.read({ [side]: '' });
    }
    // What is only tried on a lesson is in the link: there is nothing to keep.
    if (this.draft.edited || this.keeper.isKept) this.keeper.touch();
  }

  #armsOf({ arms }: Notebook): Record<string, Arm> {
    const entries = Object.entries(arms).map(([name, { title }]) => {
      const known = Object.hasOwn(this.#made, name) ? this.#made[name] : undefined;
      const arm = (this.#made[name] = known ?? this.#arm(name, title));
      arm.title = title;
      return [name, arm];
    });
    return Object.fromEntries(entries) as Record<string, Arm>;
  }

  #arm(name: string, title: string): Arm {
    const wanted = () => armSpec(this.document, name, this.changed);
    const published = () => armSpec(this.document, name);
    return new Arm(name, title, { wanted, published }, this.#doors);
  }

  /** The arm that was picked, or else the one that the document shows there. */
  #named(picked: string, side: 'before' | 'after'): Arm | undefined {
    const names = [picked, this.document.shown?.[side] ?? ''];
    const name = names.find((name) => Object.hasOwn(this.arms, name));
    return name === undefined ? undefined : this.arms[name];
  }

  /** A round that is only on principal axes is still to be laid out, as long as anything is. */
  #isReady(arm: Arm, round: number): boolean {
    const placement = arm.placement(round, this.readings.stage);
    if (placement === null) return arm.isLive && arm.answers(round) !== null;
    return placement.by !== 'axes' || this.comparison?.active || !this.cartographer.isWilling;
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
