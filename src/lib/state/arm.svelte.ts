import { SvelteMap } from 'svelte/reactivity';
import type { RecordedArm } from '#lib/recording/recordings.ts';
import type { KeptReport, Layout, Report } from '#lib/recording/report.ts';
import type { Figures } from '#lib/measure/figures.ts';
import type { Questions } from '#lib/measure/questions.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import type { Opening, Stage } from '#lib/sim/snapshot.ts';
import { canonical, type Spec } from '#lib/sim/spec.ts';

/** A run as the page reads it, recorded or live. */
export interface Run {
  readonly spec: Spec;
  readonly opening: Opening;
  /** Every round until now. */
  readonly reports: readonly Report[];
  /** Hash of the last round; null while the run goes on, or if it failed. */
  readonly fingerprint: string | null;
}

/** Where points are drawn, and by what: principal axes while rounds stream in, UMAP afterwards. */
export interface Placement extends Layout {
  readonly by: 'axes' | 'umap';
}

/** One arm of a notebook: the spec that is wanted, what was recorded, and what was trained here. */
export class Arm {
  readonly name: string;
  readonly title: string;
  recorded = $state.raw<RecordedArm | null>(null);
  live = $state.raw<Run | null>(null);
  /** Why a kept round could not be fetched. */
  failure = $state<string | null>(null);
  readonly #wanted: () => Spec;
  readonly #fetch: (round: number) => Promise<KeptReport>;
  readonly #asked: Record<number, Promise<void> | undefined> = {};
  readonly #fetched = new SvelteMap<number, KeptReport>();
  readonly #placed = new SvelteMap<string, Placement>();

  constructor(
    name: string,
    title: string,
    wanted: () => Spec,
    fetch: (round: number) => Promise<KeptReport>,
  ) {
    this.name = name;
    this.title = title;
    this.#wanted = wanted;
    this.#fetch = fetch;
  }

  wanted = $derived.by(() => this.#wanted());
  #identity = $derived.by(() => canonical(this.#wanted()));
  // A live run is another object after every round, its spec is not: what follows from the spec is not made anew.
  #liveSpec = $derived.by(() => this.live?.spec);
  #isLiveWanted = $derived.by(() => this.#isWanted(this.#liveSpec));
  #isRecordedWanted = $derived.by(() => this.#isWanted(this.recorded?.spec));

  /** The live run as long as it is of the wanted spec, or nothing better was recorded. */
  isLive = $derived.by(() => this.live !== null && (this.#isLiveWanted || !this.#isRecordedWanted));
  run = $derived.by((): Run | null => (this.isLive ? this.live : this.recorded));
  /** There is something to show, of whatever spec. */
  isRun = $derived.by(() => this.run !== null);
  spec = $derived.by(() => this.run?.spec ?? null);
  opening = $derived.by((): Opening | null => this.run?.opening ?? null);
  /** What is shown is of another spec than the wanted one. */
  stale = $derived.by(
    () => this.isRun && !(this.isLive ? this.#isLiveWanted : this.#isRecordedWanted),
  );
  /** The live run has ended with the very bits of the recording. */
  verified = $derived.by(
    () =>
      this.isLive &&
      this.live?.fingerprint === this.recorded?.fingerprint &&
      this.#isRecordedWanted,
  );
  /** What the clients are asked on the test set; null until there is a run. */
  questions = $derived.by((): Questions | null => this.opening && testQuestions(this.opening));
  #keptCount = $derived.by(() => this.live?.reports.filter(({ kept }) => kept).length ?? 0);
  /** Kept rounds that exist until now, ascending. */
  rounds = $derived.by((): readonly number[] => {
    const all = this.opening?.keptRounds ?? [];
    return this.isLive ? all.slice(0, this.#keptCount) : all;
  });

  /** The kept round, if it is there; of a recording it first has to be fetched. */
  kept(round: number): KeptReport | null {
    if (!this.isLive) return this.#fetched.get(round) ?? null;
    return this.live?.reports.find((report) => report.round === round)?.kept ?? null;
  }

  /** The figures of a kept round: there as soon as the run is. */
  tested(round: number): Figures | null {
    return this.run?.reports.find((report) => report.round === round)?.tested ?? null;
  }

  /** Where this arm's points are at a kept round; null until they are fetched or laid out. */
  placement(round: number, stage: Stage): Placement | null {
    const recorded = this.isLive && !this.verified ? null : this.#fetched.get(round);
    const layout = recorded?.layouts[stage];
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

  /** Fetches a kept round of the recording, if it has that one, once; a failure can be tried again. */
  want(round: number): Promise<void> {
    if (!this.recorded?.opening.keptRounds.includes(round)) return Promise.resolve();
    if (this.isLive && !this.verified) return Promise.resolve();
    return (this.#asked[round] ??= this.#load(round));
  }

  /** A live run begins: what was laid out of the one before is forgotten. */
  begin(): void {
    this.#placed.clear();
  }

  /** Shows an earlier live run again; null: the recording. */
  goBackTo(live: Run | null): void {
    this.live = live;
    this.begin();
  }

  async #load(round: number): Promise<void> {
    try {
      const kept = await this.#fetch(round);
      this.#fetched.set(round, kept);
      this.failure = null;
    } catch (error) {
      this.#asked[round] = undefined;
      this.failure = (error as Error).message;
    }
  }

  #isWanted(spec: Spec | undefined): boolean {
    return spec !== undefined && canonical(spec) === this.#identity;
  }
}

function key(round: number, stage: Stage): string {
  return `${stage} ${round}`;
}
