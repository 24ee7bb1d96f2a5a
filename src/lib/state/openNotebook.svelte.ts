import { hasHeading } from '#lib/notebook/headings.ts';
import { writeLink } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { DEFAULT_READINGS, type Readings } from '#lib/notebook/readings.ts';
import { type Setting, settingsOf } from '#lib/notebook/settings.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { Answers } from './answers.svelte.ts';
import { Archive } from './archive.svelte.ts';
import type { Arm } from './arm.svelte.ts';
import { ArmsOnShow } from './armsOnShow.svelte.ts';
import { Asking } from './asking.svelte.ts';
import { Cartographer, type View } from './cartographer.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { Datasets } from './datasets.svelte.ts';
import { DocumentArms } from './documentArms.svelte.ts';
import type { Doors } from './doors.ts';
import { Draft } from './draft.svelte.ts';
import { type Control, type Embedding, type Part, shownOf, WHOLE } from './embedding.ts';
import { Keeper } from './keeper.svelte.ts';
import { linked } from './linked.ts';
import { Links, type Ways } from './links.svelte.ts';
import { Mapping } from './mapping.svelte.ts';
import { Player } from './player.svelte.ts';
import { type Origin, recordOf, resume } from './record.ts';
import { Scenes } from './scenes.ts';
import { Selection } from './selection.svelte.ts';
import { followEdit } from './sequel.ts';
import type { Side } from './side.svelte.ts';
import { Surveyor } from './surveyor.svelte.ts';
import { Sweeps } from './sweep.svelte.ts';
import { trySettings, tryChanged } from './tried.ts';
import { armOf, headlinesOf, mappedOf, reelOf, sidesOf } from './wiring.ts';

/** A notebook that is being read: its arms, how they are read, and what the reader makes of it. */
export class OpenNotebook {
  readonly origin: Origin;
  /** What is left out and locked where another page shows this one. */
  readonly embedding: Embedding;
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
  /** The reader's own data files. */
  readonly datasets: Datasets;
  /** The two arms on the maps, at the round on show. */
  readonly sides: { readonly before: Side; readonly after: Side };
  /** What links bring. */
  readonly links: Links;
  readings = $state.raw<Readings>(DEFAULT_READINGS);
  /** What was not allowed in a link or a control, each naming its field. */
  problems = $state.raw<readonly string[]>([]);
  comparison = $state.raw<Comparison | null>(null);
  readonly #doors: Doors;
  readonly #training: Pick<Doors, 'train' | 'recording' | 'now'>;
  readonly documentArms = new DocumentArms((...named) => armOf(this, ...named));
  readonly #shown = new ArmsOnShow({
    arms: () => this.arms,
    document: () => this.document,
    picked: () => this.readings,
  });
  readonly #scenes = new Scenes();
  /** Settles when it is known what an earlier visit left. */
  resumed = Promise.resolve();
  #closed = false;

  constructor(document: Notebook, doors: Doors, origin: Origin, embedding: Embedding = WHOLE) {
    this.origin = origin;
    this.embedding = embedding;
    this.datasets = new Datasets(doors, () => this.#forgetLacks());
    this.#doors = doors;
    this.#training = this.datasets.supplying(doors);
    const record = () => recordOf(origin, this.draft, this.answers, doors.date());
    this.keeper = new Keeper(doors.library, record, () => this.isLoose);
    this.draft = new Draft(document, doors.editor, () => followEdit(this, this.#scenes));
    this.answers = new Answers(() => this.keeper.touch());
    this.links = new Links(this, doors);
    this.documentArms.take(document);
    this.cartographer = new Cartographer(doors.projector);
    this.asking = new Asking(doors.asker);
    this.surveyor = new Surveyor(doors.projector);
    this.sweeps = new Sweeps(this.#training);
    this.player = new Player(reelOf(this));
    this.sides = sidesOf(this);
    this.mapping = new Mapping(mappedOf(this), this.cartographer);
    this.archive = new Archive(this);
  }

  /** Without the cells that an embed leaves out. */
  document = $derived.by(() => shownOf(this.draft.document, this.embedding));
  /** How the reader's spec differs from the document's, for every arm. */
  changed = $derived.by(() => this.draft.changed);
  /** What the link claims whose experiment is on show; null if none was opened. */
  claim = $derived.by(() => this.draft.claim);
  /** By name, in the order of the document. */
  arms = $derived.by(() => this.documentArms.named);
  after = $derived.by(() => this.#shown.after);
  before = $derived.by(() => this.#shown.before);
  /** Kept rounds that both arms on show have. */
  rounds = $derived.by(() => this.#shown.rounds);
  /** Something on show is of another experiment than the wanted one, and is not being trained. */
  stale = $derived.by(() => this.shown().some((arm) => arm.stale && !this.comparison?.trains(arm)));
  /** Names of datasets that the arms on show take and nobody has given. */
  missing = $derived.by(() => this.datasets.missing(this.shown().map(({ wanted }) => wanted)));
  /** Why arms cannot be run with the data files that are here; nothing if all can. */
  lacks = $derived.by(() => this.datasets.lacks(this.list().map(({ wanted }) => wanted)));
  /** Whether an arm was last run under another experiment than arms that are up to date: no comparison with them. */
  isOther(arm: Arm): boolean {
    return arm.stale && this.list().some(({ isRun, stale }) => isRun && !stale);
  }

  points = $derived.by(() => this.#shown.points);
  comparable = $derived.by(() => this.#shown.comparable);
  headlines = $derived.by(() => headlinesOf(this));
  /** By itself, so that the view stays when another reading changes. */
  #stage = $derived.by(() => this.readings.stage);
  view = $derived.by((): View | null => {
    const { round } = this.player;
    return round === null
      ? null
      : { before: this.before, after: this.after, round, stage: this.#stage };
  });
  /** Whether nothing that is done here is kept: a link brought it, or nothing of this page ever is. */
  get isLoose(): boolean {
    return this.claim !== null || this.origin.loose === true;
  }

  /** What the URL keeps, without `#`. */
  fragment = $derived.by(
    () =>
      this.links.pending ??
      this.claim?.fragment ??
      writeLink({ readings: this.readings, changed: this.changed }),
  );
  /** Every change of the spec as text. */
  changes = $derived.by(() => settingsOf(this.changed));

  /** Whether an embed leaves this out. */
  hides(name: Part | Control): boolean {
    return this.embedding.hide.has(name);
  }

  /** Whether this can be read, not set, since an embed says so. */
  locks(name: Control): boolean {
    return this.embedding.lock.has(name);
  }

  /** Every arm, in the order of the document. */
  list(): Arm[] {
    return Object.values(this.arms);
  }

  /** The arms on the maps, each once. */
  shown(): Arm[] {
    return this.#shown.list();
  }

  /** The arm whose method has these parts; undefined if there is none. */
  armWith(alignment: boolean, meta: boolean): Arm | undefined {
    return this.#shown.with(alignment, meta);
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
    return trySettings(this, settings);
  }

  /** Every arm as it was published. */
  restore(): void {
    this.cancel();
    this.selection.clear();
    tryChanged(this, {});
    this.problems = [];
  }

  /**
   * Opens what a link's fragment carries, here or, by `ways`, where it belongs; or takes readings and changes from it, and
   * what is wrong in it is named. A heading's link changes nothing.
   */
  follow(fragment: string, ways: Ways | null = null): void {
    const text = fragment.replace(/^#/, '');
    if (text === this.fragment || hasHeading(this.document, text)) return;
    if (this.links.follow(text, ways)) return;
    this.closeClaim();
    const asked = linked(fragment, this.document, (...parts) => this.#shown.with(...parts)?.name);
    this.readings = asked.readings;
    tryChanged(this, asked.changed);
    this.problems = asked.problems;
  }

  /** Shows what a proof claims, in one step that can be undone. Rejects with a LinkError if it cannot be shown. */
  openProof(proof: Proof): Promise<void> {
    return this.links.open(proof);
  }

  /** Runs again what the link claims that was opened, and checks it. */
  replay(): void {
    this.claim?.replay();
  }

  /** Brings back what was there before the link was opened. */
  closeClaim(): void {
    if (this.claim) this.draft.leave(this.claim);
  }

  /** Trains the arms on show, or others; where data files lack, it is said what does, and nothing is run. */
  runLive(arms: readonly Arm[] = this.shown()): void {
    if (this.#closed) return;
    const lacks = this.datasets.lacks(arms.map(({ wanted }) => wanted));
    if (lacks.length > 0) {
      this.problems = lacks;
      return;
    }
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.reset();
    this.surveyor.reset();
    this.selection.clear();
    this.read({ round: null });
    this.comparison = new Comparison(arms, this.#training);
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
  resume(): Promise<void> {
    return (this.resumed = resume(this, this.#doors));
  }

  /** Tries again what the keeper could not do: to read what was kept, or to keep what is here. */
  async retryKeeping(): Promise<void> {
    if (this.keeper.isHeld) await this.resume();
    else this.keeper.touch();
  }

  /** Ends everything under way, for good: nothing is fetched, trained or laid out any more. */
  close(): void {
    this.#closed = true;
    this.player.pause();
    this.comparison?.cancel();
    this.cartographer.close();
    this.asking.close();
    this.datasets.cancel();
    this.surveyor.close();
    this.sweeps.close();
    void this.keeper.flush();
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Files, workers and the clock, for what is only made when the reader asks for it. */
  get doors(): Doors {
    return this.#doors;
  }

  /** What was said of data files is not so any more. */
  #forgetLacks(): void {
    const { lacks } = this;
    if (lacks.length) this.problems = this.problems.filter((problem) => !lacks.includes(problem));
  }
}
