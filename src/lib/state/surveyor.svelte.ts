import { untrack } from 'svelte';
import { probed } from '#lib/measure/probed.ts';
import type { Features, Stage } from '#lib/sim/snapshot.ts';
import type { Projector } from '#lib/worker/projector.ts';
import type { Arm } from './arm.svelte.ts';

/** Sees to it that the geometry of what is on show is there: fetched if it was recorded, else measured in a worker. */
export class Surveyor {
  /** Share of what is being measured, 0 … 1; null while nothing is. */
  progress = $state<number | null>(null);
  /** Why geometry could not be fetched or measured. */
  failure = $state<string | null>(null);
  /** The reader wants nothing measured. */
  cancelled = $state(false);
  readonly #start: () => Projector;
  #projector: Projector | null = null;
  /** Jobs that wait or are under way. */
  #jobs: readonly Job[] = [];
  #closed = false;

  constructor(start: () => Projector) {
    this.#start = start;
  }

  /** Whether anything is fetched and measured when it is asked for: not after a failure, a cancel or the end. */
  get isWilling(): boolean {
    return !this.#closed && !this.cancelled && this.failure === null;
  }

  /**
   * Fetches or measures the geometry of a kept round, unless it is there or under way; what is being measured of other
   * rounds is given up. Called in an effect, it does so again when another run is on show, or after `retry`.
   */
  async want(arms: readonly Arm[], round: number, stage: Stage): Promise<void> {
    if (!this.isWilling) return;
    const missing = arms.filter((arm) => arm.geometry(round, stage) === null);
    // What an effect waits for: the run on show, and its features.
    for (const arm of missing) void [arm.run, arm.features(round)];
    await untrack(async () => {
      this.#giveUp((job) => job.round !== round);
      await Promise.all(missing.map((arm) => this.#survey(arm, round, stage)));
    });
  }

  /** Nothing more until it is wanted again; what is under way is given up. */
  cancel(): void {
    this.cancelled = true;
    this.#giveUp();
  }

  /** Fetches and measures again after a failure or a cancel. */
  retry(): void {
    this.failure = null;
    this.cancelled = false;
  }

  /** Gives up what is under way: another run begins. */
  reset(): void {
    this.#giveUp();
    this.retry();
  }

  /** Ends the worker for good. */
  close(): void {
    this.#closed = true;
    this.#giveUp();
    this.#dismiss();
  }

  /** A recording has its geometry; of a live run that is not known to equal one there are features to measure. */
  async #survey(arm: Arm, round: number, stage: Stage): Promise<void> {
    await arm.wantGeometry(round);
    if (arm.geometry(round, stage)) return;
    const features = arm.features(round)?.[stage];
    if (features) await this.#measure(arm, round, stage, features);
    else if (arm.failure) this.failure = arm.failure;
  }

  async #measure(arm: Arm, round: number, stage: Stage, features: Features): Promise<void> {
    const name = `${arm.name} ${stage} ${round}`;
    if (!this.isWilling || !arm.opening || this.#jobs.some((job) => job.name === name)) return;
    const job: Job = { name, round, share: 0, control: new AbortController() };
    this.#jobs = [...this.#jobs, job];
    this.#tell();
    try {
      this.#projector ??= this.#start();
      const geometry = await this.#projector.geometry(
        { probed: probed(arm.opening), features },
        {
          signal: job.control.signal,
          onprogress: (share) => {
            job.share = share;
            this.#tell();
          },
        },
      );
      arm.survey(round, stage, geometry);
    } catch (error) {
      this.#fail(error as Error);
    } finally {
      this.#jobs = this.#jobs.filter((other) => other !== job);
      this.#tell();
    }
  }

  #fail(error: Error): void {
    if (this.#closed || error.name === 'AbortError') return;
    // Whatever else the worker was asked goes down with it.
    this.failure = error.message;
    this.#giveUp();
    this.#dismiss();
  }

  #giveUp(isMeant: (job: Job) => boolean = () => true): void {
    const given = this.#jobs.filter(isMeant);
    this.#jobs = this.#jobs.filter((job) => !given.includes(job));
    for (const { control } of given) control.abort();
    this.#tell();
  }

  #tell(): void {
    const done = this.#jobs.reduce((sum, { share }) => sum + share, 0);
    this.progress = this.#jobs.length ? done / this.#jobs.length : null;
  }

  #dismiss(): void {
    this.#projector?.close();
    this.#projector = null;
  }
}

/** The measuring of one arm's features at a stage of a kept round. */
interface Job {
  readonly name: string;
  readonly round: number;
  readonly control: AbortController;
  share: number;
}
