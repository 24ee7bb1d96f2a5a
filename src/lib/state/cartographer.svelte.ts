import { mapped } from '#lib/recording/mapped.ts';
import type { Features, Stage } from '#lib/sim/snapshot.ts';
import { type Basis, MAP_SETTINGS } from '#lib/worker/protocol.ts';
import type { Projector } from '#lib/worker/projector.ts';
import type { Arm } from './arm.svelte.ts';

/** Two arms on the maps, at one kept round and stage. */
export interface View {
  readonly before: Arm;
  readonly after: Arm;
  readonly round: number;
  readonly stage: Stage;
}

/** Lays out live runs in a worker, one job at a time. */
export class Cartographer {
  /** Share of the layout under way, 0 … 1; null while nothing is laid out. */
  progress = $state<number | null>(null);
  /** Share of the null motion under way, 0 … 1; null while none is made. */
  nullProgress = $state<number | null>(null);
  failure = $state<string | null>(null);
  /** The reader wants no layouts: principal axes stay. */
  cancelled = $state(false);
  /** What every layout is made with, but for the seed. */
  readonly settings = MAP_SETTINGS;
  readonly #start: () => Projector;
  #projector: Projector | null = null;
  #job: { readonly view: View; readonly control: AbortController } | null = null;
  #nullJob: AbortController | null = null;
  #bases: Record<string, Basis> = {};
  #closed = false;
  /** Features that are being placed on axes. */
  readonly #streaming = new WeakSet<Features>();

  constructor(start: () => Projector) {
    this.#start = start;
  }

  /** Places a round that has just come on fixed principal axes, those of the first trained one. */
  async stream({ before, after, round, stage }: View): Promise<void> {
    for (const arm of before === after ? [after] : [before, after]) {
      const features = arm.features(round)?.[stage];
      if (!features || arm.placement(round, stage) || this.#streaming.has(features)) continue;
      this.#streaming.add(features);
      await this.#do((projector) => this.#placeOnAxes(projector, arm, round, stage));
      this.#streaming.delete(features);
    }
  }

  async #placeOnAxes(projector: Projector, arm: Arm, round: number, stage: Stage): Promise<void> {
    const kept = arm.features(round);
    const features = drawn(arm, round, stage);
    if (!features) return;
    const named = `${arm.name} ${stage}`;
    const basis = this.#bases[named] ?? null;
    const made = await projector.axes({ features, basis });
    // Another run may have begun meanwhile.
    if (arm.features(round) !== kept) return;
    // Random weights have other main directions than trained ones: round 0 keeps its axes for itself.
    if (round > 0) this.#bases[named] = made.basis;
    arm.place(round, stage, { ...made.placed, by: 'axes' });
  }

  /** Lays out both arms of a view by UMAP; another that is still under way is given up. Whoever asks rests at last. */
  async layOut(view: View, seed: number): Promise<void> {
    const pair = pairOf(view);
    if (this.#closed || !pair || !isToLayOut(view)) return;
    this.#job?.control.abort();
    const job = (this.#job = { view, control: new AbortController() });
    this.progress = 0;
    await this.#do(async (projector) => {
      const { before, after } = await projector.pair(
        { ...pair, seed },
        { signal: job.control.signal, onprogress: (share) => (this.progress = share) },
      );
      const { round, stage } = view;
      view.before.place(round, stage, { ...before, by: 'umap' });
      if (view.after !== view.before) view.after.place(round, stage, { ...after, by: 'umap' });
    });
    if (this.#job === job) this.#job = null;
  }

  /**
   * Lays out the features of an arm's kept round twice, from the place where they are on the map; another null motion
   * under way is given up. A recording has no features: nothing is done for it, nor a second time.
   */
  async layOutTwice(arm: Arm, round: number, stage: Stage, seed: number): Promise<void> {
    const kept = arm.features(round);
    const features = drawn(arm, round, stage);
    if (this.#closed || !features || arm.nullMotion(round, stage)) return;
    this.giveUpTwice();
    const job = (this.#nullJob = new AbortController());
    this.nullProgress = 0;
    const from = ownLayout(arm, round, stage) ?? nearestLayout(arm, round, stage);
    await this.#do(async (projector) => {
      const motion = await projector.nullMotion(
        { features, from, seed },
        { signal: job.signal, onprogress: (share) => (this.nullProgress = share) },
      );
      // Another run may have begun meanwhile.
      if (arm.features(round) === kept) arm.placeTwice(round, stage, motion);
    });
    if (this.#nullJob !== job) return;
    this.#nullJob = null;
    this.nullProgress = null;
  }

  /** Gives up the null motion under way. */
  giveUpTwice(): void {
    this.#nullJob?.abort();
  }

  /** Gives up what is under way, unless it is this very view. */
  giveUp(view: View): void {
    if (this.#job && !isSame(this.#job.view, view)) this.#job.control.abort();
  }

  /** No more layouts until they are wanted again; the one under way is given up. */
  cancel(): void {
    this.cancelled = true;
    this.#job?.control.abort();
  }

  /** Nothing is left to lay out for now. */
  rest(): void {
    this.progress = null;
  }

  /** Layouts can be made, or are wanted, again. */
  resume(): void {
    this.failure = null;
    this.cancelled = false;
  }

  /** Gives up what is under way and forgets the axes: another run begins. */
  reset(): void {
    this.#job?.control.abort();
    this.giveUpTwice();
    this.#bases = {};
    this.resume();
  }

  /** Whether layouts are made when they are asked for: not after a failure, a cancel or the end. */
  get isWilling(): boolean {
    return !this.#closed && !this.cancelled && this.failure === null;
  }

  /** Ends the worker for good: whatever is asked from now on is not done. */
  close(): void {
    this.#closed = true;
    this.#job?.control.abort();
    this.giveUpTwice();
    this.#dismiss();
  }

  #dismiss(): void {
    this.#projector?.close();
    this.#projector = null;
  }

  /** A worker that failed is closed: the next job starts another. */
  async #do(work: (projector: Projector) => Promise<void>): Promise<void> {
    if (this.#closed) return;
    try {
      await work((this.#projector ??= this.#start()));
    } catch (error) {
      if (this.#closed || (error as Error).name === 'AbortError') return;
      this.#dismiss();
      this.failure = (error as Error).message;
    }
  }
}

/**
 * The view, or else that of the next round, that is to be laid out: rounds after it come first, for playing on, then
 * those before, backwards; null if none is left.
 */
export function nextToLayOut(view: View, rounds: readonly number[]): View | null {
  const others = [...rounds].sort((a, b) => a - b);
  const after = others.filter((round) => round > view.round);
  const before = others.filter((round) => round < view.round).reverse();
  const views = [view.round, ...after, ...before].map((round) => ({ ...view, round }));
  return views.find(isToLayOut) ?? null;
}

/** Whether both arms of a view are laid out for good. */
export function isLaidOut({ before, after, round, stage }: View): boolean {
  return [before, after].every((arm) => arm.placement(round, stage)?.by === 'umap');
}

/** Whether an arm of a view has features and is not laid out yet; a verified run has the layouts of the recording. */
function isToLayOut({ before, after, round, stage }: View): boolean {
  return [before, after].some(
    (arm) => !arm.verified && arm.features(round) && arm.placement(round, stage)?.by !== 'umap',
  );
}

/** Whether two views are of the same maps. */
export function isSame(a: View, b: View): boolean {
  return a.before === b.before && a.after === b.after && a.round === b.round && a.stage === b.stage;
}

function drawn(arm: Arm, round: number, stage: Stage): Features | null {
  const features = arm.features(round);
  return features && arm.opening ? mapped(arm.opening, features[stage]) : null;
}

/** An arm whose features are not here, being a recording, leaves the other to be laid out alone, from its own places. */
function pairOf({ before, after, round, stage }: View) {
  const features = [drawn(before, round, stage), drawn(after, round, stage)] as const;
  const [first, second] = [features[0] ?? features[1], features[1] ?? features[0]];
  const from = nearestLayout(features[0] ? before : after, round, stage);
  return first && second && { before: first, after: second, from };
}

/** Where an arm's points are at the kept round nearest to this one that is laid out. */
function nearestLayout(arm: Arm, round: number, stage: Stage): Float32Array | null {
  const near = arm.rounds
    .filter((other) => other !== round && arm.placement(other, stage)?.by === 'umap')
    .sort((a, b) => Math.abs(a - round) - Math.abs(b - round))[0];
  return near === undefined ? null : ownLayout(arm, near, stage);
}

/** Where an arm's points are at a kept round that is laid out for good. */
function ownLayout(arm: Arm, round: number, stage: Stage): Float32Array | null {
  const placement = arm.placement(round, stage);
  return placement?.by === 'umap' && !placement.collapsed ? placement.positions : null;
}
