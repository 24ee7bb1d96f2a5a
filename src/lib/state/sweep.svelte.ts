import type { Figures } from '#lib/measure/figures.ts';
import { type Spec, specHash } from '#lib/sim/spec.ts';
import { stepsOf, stepsUntil } from '#lib/sim/stepCount.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Runner } from '#lib/worker/runner.ts';
import type { Doors } from './doors.ts';

/** One value of a sweep, and what became of it. */
export interface SweepPoint {
  readonly value: number;
  /** The whole experiment at this value; null if it is not allowed. */
  readonly spec: Spec | null;
  /** `waiting` until its run has begun; `stopped` if the reader cancelled before its end. */
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** Share of its steps done, 0 … 1. */
  readonly share: number;
  /** Why it failed. */
  readonly problem: string | null;
  /** Of the last round; null until it is done. */
  readonly figures: Figures | null;
}

/** A value that is to be tried: the experiment with it, or why there is none. */
export interface SweepValue {
  readonly value: number;
  readonly spec: Spec | null;
  readonly problem: string | null;
}

/** What a sweep needs of the outside. */
export type SweepDoors = Pick<Doors, 'train' | 'recording'>;

/** Figures that were found once, by the hash of their spec. */
type Found = Record<string, Figures>;

/** Rounds that are asked for before they are needed, so that no worker waits for the page. */
const AHEAD = 3;

/** One field tried at several values, each in a run of its own: those that fail leave the others alone. */
export class Sweep {
  /** The field that is or was swept; empty before the first. */
  path = $state('');
  points = $state.raw<readonly SweepPoint[]>([]);
  readonly #doors: SweepDoors;
  readonly #found: Found;
  #runners: Runner[] = [];
  /** Which start it is: what an earlier one still says is not heard. */
  #start = 0;

  constructor(doors: SweepDoors, found: Found = {}) {
    this.#doors = doors;
    this.#found = found;
  }

  active = $derived.by(() => this.points.some(isUnderway));
  /** Of all values together, 0 … 1. */
  share = $derived.by(
    () => this.points.reduce((sum, { share }) => sum + share, 0) / Math.max(1, this.points.length),
  );

  /** Tries a field at these values, in place of what was tried before; what was found once is there at once. */
  start(path: string, values: readonly SweepValue[]): void {
    this.cancel();
    this.path = path;
    this.points = values.map((tried) => this.#opened(tried));
    this.points.forEach((point, index) => void this.#begin(point, index));
  }

  /** Ends what is under way or waits; what is done stays. */
  cancel(): void {
    this.#start++;
    for (const runner of this.#runners) runner.cancel();
    this.#runners = [];
    this.points = this.points.map((point) =>
      isUnderway(point) ? { ...point, status: 'stopped' } : point,
    );
  }

  #opened({ value, spec, problem }: SweepValue): SweepPoint {
    const open = { value, spec, problem: null, figures: null } as const;
    if (!spec) return { ...open, status: 'failed', share: 1, problem };
    const figures = this.#found[specHash(spec)];
    if (figures) return { ...open, status: 'done', share: 1, figures };
    return { ...open, status: 'waiting', share: 0 };
  }

  /** A value that was recorded is not trained. */
  async #begin({ status, spec }: SweepPoint, index: number): Promise<void> {
    if (status !== 'waiting' || !spec) return;
    const start = this.#start;
    // Without recordings everything can still be trained.
    const recorded = await this.#doors.recording(spec).catch(() => null);
    if (start !== this.#start) return;
    const figures = recorded?.reports.at(-1)?.tested;
    if (figures) this.#finish(index, spec, figures);
    else this.#train(index, spec);
  }

  #train(index: number, spec: Spec): void {
    const start = this.#start;
    let figures: Figures | null = null;
    const listener = (reply: RunReply) => {
      if (start !== this.#start) return;
      if (reply.type === 'round') figures = reply.report.tested ?? figures;
      if (reply.type === 'end' && figures) this.#finish(index, spec, figures);
      else this.#hear(index, spec, reply, runner!);
    };
    const [runner] = this.#doors.train([{ spec, listener }]);
    this.#runners.push(runner!);
    const asked = Math.min(AHEAD, roundsOf(spec));
    for (let i = 0; i < asked; i++) runner!.next();
  }

  #hear(index: number, spec: Spec, reply: RunReply, runner: Runner): void {
    switch (reply.type) {
      case 'opening':
        return this.#put(index, { status: 'running' });
      case 'step':
        return this.#put(index, { share: shareAt(spec, reply.round - 1, reply.step) });
      case 'round':
        if (reply.report.round + AHEAD < roundsOf(spec)) runner.next();
        return this.#put(index, { share: shareAt(spec, reply.report.round) });
      case 'failed': {
        const problem = `${reply.message} (round ${reply.round})`;
        return this.#put(index, { status: 'failed', share: 1, problem });
      }
    }
  }

  #finish(index: number, spec: Spec, figures: Figures): void {
    this.#found[specHash(spec)] = figures;
    this.#put(index, { status: 'done', share: 1, figures });
  }

  #put(index: number, change: Partial<SweepPoint>): void {
    this.points = this.points.with(index, { ...this.points[index]!, ...change });
  }
}

/** The sweeps of a notebook, one for each cell that asks for one; what one has found, no other trains again. */
export class Sweeps {
  readonly #doors: SweepDoors;
  readonly #found: Found = {};
  readonly #sweeps: Record<string, Sweep> = {};

  constructor(doors: SweepDoors) {
    this.#doors = doors;
  }

  /** The sweep of a cell; it outlives its being folded away. */
  of(cell: string): Sweep {
    return (this.#sweeps[cell] ??= new Sweep(this.#doors, this.#found));
  }

  /** Ends everything under way. */
  close(): void {
    for (const sweep of Object.values(this.#sweeps)) sweep.cancel();
  }
}

function isUnderway({ status }: SweepPoint): boolean {
  return status === 'waiting' || status === 'running';
}

/** What a run is asked for: round 0, every other one, and the end. */
function roundsOf({ method }: Spec): number {
  return method.rounds + 2;
}

function shareAt(spec: Spec, round: number, step = 0): number {
  return (stepsUntil(spec, round) + step) / stepsOf(spec);
}
