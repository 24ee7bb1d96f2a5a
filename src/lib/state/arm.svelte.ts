import { SvelteMap } from 'svelte/reactivity';
import type { RecordedArm, Recordings } from '#lib/recording/recordings.ts';
import type { Layout, NullMotion, Report, RoundAnswers } from '#lib/recording/report.ts';
import type { Figures } from '#lib/measure/figures.ts';
import type { Geometry } from '#lib/measure/geometry.ts';
import type { Questions } from '#lib/measure/questions.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import type { Features, Opening, Stage } from '#lib/sim/snapshot.ts';
import { canonical, type Spec } from '#lib/sim/spec.ts';
import type { Trained } from '#lib/sim/trained.ts';
import { Recalled } from './recalled.svelte.ts';

/** A run as the page reads it, recorded or live. */
export interface Run {
  readonly spec: Spec;
  readonly opening: Opening;
  /** Every round until now. */
  readonly reports: readonly Report[];
  /** Hash of the last round; null while the run goes on, or if it failed. */
  readonly fingerprint: string | null;
}

/** A run that was made here. */
export interface LiveRun extends Run {
  /** The models at its end; left out while it goes on, or if it failed. */
  readonly trained?: Trained | undefined;
}

/** Where points are drawn, and by what: principal axes while rounds stream in, UMAP afterwards. */
export interface Placement extends Layout {
  readonly by: 'axes' | 'umap';
}

/** What an arm is to be run with: as the reader wants it, and as the notebook has it. */
export interface ArmSpecs {
  wanted(): Spec;
  published(): Spec;
}

/** One arm of a notebook: the spec that is wanted, what was recorded, and what was trained here. */
export class Arm {
  readonly name: string;
  title = $state('');
  live = $state.raw<LiveRun | null>(null);
  readonly #specs: ArmSpecs;
  readonly #recalled: Recalled;
  readonly #placed = new SvelteMap<string, Placement>();
  readonly #surveyed = new SvelteMap<string, Geometry>();
  readonly #placedTwice = new SvelteMap<string, NullMotion>();

  constructor(name: string, title: string, specs: ArmSpecs, recordings: Recordings) {
    this.name = name;
    this.title = title;
    this.#specs = specs;
    this.#recalled = new Recalled(recordings);
  }

  wanted = $derived.by(() => this.#specs.wanted());
  #identity = $derived.by(() => canonical(this.wanted));
  /** Of the wanted spec; if that was not recorded, of one that was wanted before or of the notebook's. */
  recorded = $derived.by((): RecordedArm | null => this.#recalled.run);
  /** Why something of the recording could not be fetched. */
  failure = $derived.by(() => this.#recalled.failure);
  // A live run is another object after every round, its spec is not: what follows from the spec is not made anew.
  #liveSpec = $derived.by(() => this.live?.spec);
  #isLiveWanted = $derived.by(() => this.#isWanted(this.#liveSpec));
  #isRecordedWanted = $derived.by(() => this.#isWanted(this.recorded?.spec));

  /** The live run as long as it is of the wanted spec, or nothing better was recorded. */
  isLive = $derived.by(() => this.live !== null && (this.#isLiveWanted || !this.#isRecordedWanted));
  run = $derived.by((): Run | null => (this.isLive ? this.live : this.recorded));
  /** The trained models of the run on show; null until it has ended, and of a recording, which carries none. */
  trained = $derived.by((): Trained | null => (this.isLive ? (this.live?.trained ?? null) : null));
  /** There is something to show, of whatever spec. */
  isRun = $derived.by(() => this.run !== null);
  spec = $derived.by(() => this.run?.spec ?? null);
  opening = $derived.by((): Opening | null => this.run?.opening ?? null);
  /** What is shown is of another spec than the wanted one. */
  stale = $derived.by(
    () => this.isRun && !(this.isLive ? this.#isLiveWanted : this.#isRecordedWanted),
  );
  /** The run on show is whole and of the wanted spec: what came out of it can be evidence. */
  isWhole = $derived.by(() => !this.stale && this.run != null && this.run.fingerprint !== null);
  /** The live run has ended with the very bits of the recording. */
  verified = $derived.by(
    () =>
      this.isLive &&
      this.live?.fingerprint === this.recorded?.fingerprint &&
      this.#isRecordedWanted,
  );
  /** What the clients are asked on the test set; null until there is a run. */
  questions = $derived.by((): Questions | null => this.opening && testQuestions(this.opening));
  /** Whether what was recorded of the kept rounds belongs to the run on show: it has the bits of the recording. */
  #isRecalled = $derived.by(() => !this.isLive || this.verified);
  #keptCount = $derived.by(() => this.live?.reports.filter(({ kept }) => kept).length ?? 0);
  /** Kept rounds that exist until now, ascending. */
  rounds = $derived.by((): readonly number[] => {
    const all = this.opening?.keptRounds ?? [];
    return this.isLive ? all.slice(0, this.#keptCount) : all;
  });

  /** Messages of a kept round and answers on the test set; of a recording they first have to be fetched. */
  answers(round: number): RoundAnswers | null {
    return this.isLive ? this.#kept(round) : this.#recalled.answers(round);
  }

  /** The features of a kept round, which only a live run has. */
  features(round: number): Readonly<Record<Stage, Features>> | null {
    return this.isLive ? (this.#kept(round)?.features ?? null) : null;
  }

  /** The figures of a kept round: there as soon as the run is. */
  tested(round: number): Figures | null {
    return this.run?.reports.find((report) => report.round === round)?.tested ?? null;
  }

  /** Where this arm's points are at a kept round; null until they are fetched or laid out. */
  placement(round: number, stage: Stage): Placement | null {
    const layout = this.#isRecalled ? this.#recalled.map(round, stage) : null;
    if (layout) return { ...layout, by: 'umap' };
    return this.isLive ? (this.#placed.get(key(round, stage)) ?? null) : null;
  }

  /** Where its points are at the latest kept round that is placed, up to this one; null if none is. */
  lastPlacement(round: number, stage: Stage): Placement | null {
    const placed = this.rounds.findLast(
      (kept) => kept <= round && this.placement(kept, stage) !== null,
    );
    return placed === undefined ? null : this.placement(placed, stage);
  }

  place(round: number, stage: Stage, placement: Placement): void {
    this.#placed.set(key(round, stage), placement);
  }

  /** What is measured of the features of a kept round; null until it is fetched or measured. */
  geometry(round: number, stage: Stage): Geometry | null {
    const geometry = this.#isRecalled ? this.#recalled.geometries(round)?.[stage] : null;
    return geometry ?? (this.isLive ? (this.#surveyed.get(key(round, stage)) ?? null) : null);
  }

  survey(round: number, stage: Stage, geometry: Geometry): void {
    this.#surveyed.set(key(round, stage), geometry);
  }

  /** The features of a kept round laid out twice; null until that is fetched, for the last round, or made. */
  nullMotion(round: number, stage: Stage): NullMotion | null {
    const motion = this.#isRecalled ? this.#recalled.nullMotion(round, stage) : null;
    return motion ?? (this.isLive ? (this.#placedTwice.get(key(round, stage)) ?? null) : null);
  }

  placeTwice(round: number, stage: Stage, motion: NullMotion): void {
    this.#placedTwice.set(key(round, stage), motion);
  }

  /**
   * Finds the recording of the wanted spec; called in an effect, it does so again when another is wanted.
   * @throws Error if it cannot be told what was recorded
   */
  find(): Promise<void> {
    return this.#recalled.find(this.wanted, () => this.#specs.published());
  }

  /** Fetches messages and answers of a kept round, once; a failure can be tried again. A live run has its own. */
  wantAnswers(round: number): Promise<void> {
    return this.isLive ? Promise.resolve() : this.#recalled.wantAnswers(round);
  }

  /** Fetches the map of a kept round, if the run on show has that of the recording. */
  wantMap(round: number, stage: Stage): Promise<void> {
    return this.#isRecalled ? this.#recalled.wantMap(round, stage) : Promise.resolve();
  }

  /** Fetches the geometry of a kept round, of all stages. */
  wantGeometry(round: number): Promise<void> {
    return this.#isRecalled ? this.#recalled.wantGeometry(round) : Promise.resolve();
  }

  /** Fetches the null motion of the last kept round; none was recorded of others. */
  wantNullMotion(round: number, stage: Stage): Promise<void> {
    return this.#isRecalled ? this.#recalled.wantNullMotion(round, stage) : Promise.resolve();
  }

  /** A live run begins: what was made of the one before is forgotten. */
  begin(): void {
    for (const made of [this.#placed, this.#surveyed, this.#placedTwice]) made.clear();
  }

  /** Shows an earlier live run again; null: the recording. */
  goBackTo(live: LiveRun | null): void {
    this.live = live;
    this.begin();
  }

  #kept(round: number) {
    return this.live?.reports.find((report) => report.round === round)?.kept ?? null;
  }

  #isWanted(spec: Spec | undefined): boolean {
    return spec !== undefined && canonical(spec) === this.#identity;
  }
}

function key(round: number, stage: Stage): string {
  return `${stage} ${round}`;
}
