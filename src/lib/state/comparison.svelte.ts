import { stepsOf } from '#lib/sim/stepCount.ts';
import { canonical } from '#lib/sim/spec.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Runner } from '#lib/worker/runner.ts';
import type { Arm } from './arm.svelte.ts';
import type { Doors } from './doors.ts';
import { askFor, type Lane, laneOf, show, take } from './lane.ts';

/** What stopped a live run: in which arm, at which round, and why. */
export interface Failure {
  readonly arm: string;
  readonly round: number;
  readonly message: string;
}

/** Rounds that an arm may be ahead of the others, so that no worker waits for the page. */
const AHEAD = 2;

/** The page is drawn anew at most this often, in milliseconds, but for kept rounds: drawing takes time from training. */
const DRAWING = 100;

/** Steps after which something can be said of the time: the first are slower than the others. */
const WARM = 20;

/** Arms trained live in lockstep: a round counts, and can be shown, when all arms have it; no arm goes far ahead. */
export class Comparison {
  status = $state<'opening' | 'running' | 'paused' | 'ended' | 'failed'>('opening');
  failure = $state.raw<Failure | null>(null);
  /** The round that is shown; −1 before the first. */
  round = $state(-1);
  /** Of the slowest arm. */
  readonly rounds: number;
  /** Share of all steps done, 0 … 1. */
  share = $state(0);
  /** Null until something can be said. */
  secondsLeft = $state<number | null>(null);
  readonly #now: () => number;
  readonly #lanes: readonly Lane[];
  readonly #runners: readonly Runner[];
  readonly #before: readonly { readonly arm: Arm; readonly live: Arm['live'] }[];
  /** How many rounds all arms have taken, and how many they are to take, round 0 being the first. */
  #taken = 0;
  #goal = Infinity;
  #drawn = -Infinity;
  #since = 0;
  #busy = 0;
  /** Steps when the clock was stopped, and those done while it stood: they say nothing of the time. */
  #stepsAtRest = 0;
  #untimed = 0;

  constructor(arms: readonly Arm[], doors: Pick<Doors, 'train' | 'now'>) {
    this.#now = doors.now;
    this.#before = arms.map((arm) => ({ arm, live: arm.live }));
    this.#lanes = arms.map(laneOf);
    this.rounds = Math.max(...this.#lanes.map(({ spec }) => spec.method.rounds));
    this.#runners = doors.train(
      this.#lanes.map((lane) => ({
        spec: lane.spec,
        listener: (reply) => this.#hear(lane, reply),
      })),
    );
    this.#ask();
  }

  active = $derived.by(() => this.status !== 'ended' && this.status !== 'failed');

  /** Whether an arm is being trained. */
  trains(arm: Arm): boolean {
    return this.active && this.#lanes.some((lane) => lane.arm === arm);
  }

  /** Whether every arm that is trained is still one of these, and wanted as it was when the run began. */
  isWanted(arms: readonly Arm[]): boolean {
    return this.#lanes.every(
      ({ arm, spec }) => arms.includes(arm) && canonical(arm.wanted) === canonical(spec),
    );
  }

  /** Goes on, to the end. */
  play(): void {
    this.#goal = Infinity;
    this.#advance();
  }

  /** Rests once the round under way is shown; what was asked for beyond it comes, and waits. */
  pause(): void {
    this.#goal = this.#taken + (this.status === 'running' ? 1 : 0);
    this.#advance();
  }

  /** Shows one round more, and rests. */
  step(): void {
    if (this.status !== 'paused') return this.pause();
    this.#goal = this.#taken + 1;
    this.#advance();
  }

  /** Ends the workers; what the arms showed before comes back. A run that has ended stays. */
  cancel(): void {
    if (!this.active) return;
    this.#stop();
    for (const { arm, live } of this.#before) {
      if (arm.live !== live) arm.goBackTo(live);
    }
    this.status = 'ended';
  }

  /** Ends the workers and leaves what there is. */
  #stop(): void {
    this.#lanes.forEach((lane, i) => lane.ended || this.#runners[i]!.cancel());
  }

  #hear(lane: Lane, reply: RunReply): void {
    if (!this.active) return;
    take(lane, reply);
    if (reply.type === 'failed') this.#fail(lane, reply);
    else if (reply.type === 'step') this.#tellTime();
    else this.#advance();
  }

  /** Takes what all arms have, asks for what is to come, and rests or ends if there is nothing more to do. */
  #advance(): void {
    if (!this.active || this.#lanes.some(({ opening }) => !opening)) return;
    this.#taken = Math.min(this.#goal, this.#ready());
    const isWhole = this.#taken > this.rounds && this.#lanes.every(({ ended }) => ended);
    const rests = this.#taken >= this.#goal;
    if (isWhole || rests || this.#isToDraw()) this.#draw();
    if (isWhole) this.status = 'ended';
    else if (rests) this.#rest();
    else this.#go();
  }

  /** Rounds that every arm has; one that has ended has all it will ever have. */
  #ready(): number {
    const counts = this.#lanes.map(({ ended, reports }) => (ended ? Infinity : reports.length));
    return Math.min(this.rounds + 1, ...counts);
  }

  /** Whether there are rounds that are not seen yet, and it is time: for a kept round it always is. */
  #isToDraw(): boolean {
    const unseen = this.#lanes.flatMap(({ reports }) => reports.slice(this.round + 1, this.#taken));
    if (unseen.some(({ kept }) => kept)) return true;
    return unseen.length > 0 && this.#now() - this.#drawn >= DRAWING;
  }

  #draw(): void {
    for (const lane of this.#lanes) show(lane, this.#taken);
    this.round = this.#taken - 1;
    this.#tellTime();
    this.#drawn = this.#now();
  }

  #rest(): void {
    if (this.status === 'running') {
      this.#busy += this.#now() - this.#since;
      this.#stepsAtRest = this.#steps();
    }
    this.status = 'paused';
  }

  #go(): void {
    if (this.status !== 'running') {
      this.#since = this.#now();
      this.#untimed += this.#steps() - this.#stepsAtRest;
    }
    this.status = 'running';
    this.#ask();
  }

  #ask(): void {
    const count = this.#goal === Infinity ? this.#taken + 1 + AHEAD : this.#goal;
    this.#lanes.forEach((lane, i) => askFor(lane, this.#runners[i]!, count));
  }

  #tellTime(): void {
    const steps = this.#steps();
    const timed = steps - this.#untimed;
    const allSteps = this.#lanes.reduce((sum, lane) => sum + stepsOf(lane.spec), 0);
    this.share = steps / allSteps;
    if (this.status !== 'running' || timed <= WARM) return;
    const busy = this.#busy + this.#now() - this.#since;
    this.secondsLeft = (busy / 1000 / timed) * (allSteps - steps);
  }

  #steps(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.steps, 0);
  }

  /** Every arm keeps its own rounds: the one that failed may have been ahead. */
  #fail(
    { arm }: Lane,
    { message, round }: { readonly message: string; readonly round: number },
  ): void {
    this.#taken = this.#ready();
    this.#draw();
    for (const lane of this.#lanes) show(lane, lane.reports.length);
    this.#stop();
    this.failure = { arm: arm.title, round, message };
    this.status = 'failed';
  }
}
