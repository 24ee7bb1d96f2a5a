import type { Report } from '#lib/recording/report.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Runner } from '#lib/worker/runner.ts';
import type { Arm } from './arm.svelte.ts';
import type { Doors } from './doors.ts';

/** What stopped a live run: in which arm, at which round, and why. */
export interface Failure {
  readonly arm: string;
  readonly round: number;
  readonly message: string;
}

/** One arm's part in a live run. */
interface Lane {
  readonly arm: Arm;
  readonly spec: Spec;
  runner: Runner;
  opening: Opening | null;
  reports: readonly Report[];
  /** Answered the last question: its opening, its next round, or that there is none. */
  ready: boolean;
  ended: boolean;
}

/** Arms trained live in lockstep: no arm is asked for a round before all have answered the last. */
export class Comparison {
  status = $state<'opening' | 'running' | 'paused' | 'ended' | 'failed'>('opening');
  failure = $state.raw<Failure | null>(null);
  /** The last round that all arms have; −1 before the first. */
  round = $state(-1);
  /** Of the slowest arm. */
  readonly rounds: number;
  /** Share of all steps done, 0 … 1. */
  share = $state(0);
  /** Null until something can be said. */
  secondsLeft = $state<number | null>(null);
  readonly #doors: Pick<Doors, 'run' | 'now'>;
  readonly #lanes: readonly Lane[];
  readonly #before: readonly { readonly arm: Arm; readonly live: Arm['live'] }[];
  #paused = false;
  #asked = false;
  #steps = 0;
  readonly #allSteps: number;
  #since: number;
  #busy = 0;

  constructor(arms: readonly Arm[], doors: Pick<Doors, 'run' | 'now'>) {
    this.#doors = doors;
    this.#before = arms.map((arm) => ({ arm, live: arm.live }));
    this.#since = doors.now();
    const specs = arms.map((arm) => arm.wanted);
    this.rounds = Math.max(...specs.map(({ method }) => method.rounds));
    this.#allSteps = specs.reduce(
      (sum, { method }) => sum + method.rounds * method.stepsPerRound,
      0,
    );
    this.#lanes = arms.map((arm, index) => this.#open(arm, specs[index]!));
  }

  active = $derived.by(() => this.status !== 'ended' && this.status !== 'failed');

  /** Goes on asking for rounds. */
  play(): void {
    this.#paused = false;
    if (this.status === 'paused') this.#ask();
  }

  /** Stops asking; the round under way is still taken. */
  pause(): void {
    this.#paused = true;
    if (this.status === 'running' && !this.#asked) this.status = 'paused';
  }

  /** Asks for one round more. */
  step(): void {
    this.#paused = true;
    if (this.status === 'paused') this.#ask();
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
    for (const { runner, ended } of this.#lanes) if (!ended) runner.cancel();
  }

  #open(arm: Arm, spec: Spec): Lane {
    const lane = { arm, spec, opening: null, reports: [], ready: false, ended: false } as Omit<
      Lane,
      'runner'
    >;
    const heard = (reply: RunReply) => this.#hear(lane as Lane, reply);
    return Object.assign(lane, { runner: this.#doors.run(spec, heard) });
  }

  #hear(lane: Lane, reply: RunReply): void {
    if (!this.active) return;
    switch (reply.type) {
      case 'opening':
        lane.opening = reply.opening;
        return this.#answered(lane);
      case 'step':
        return this.#progress();
      case 'round':
        lane.reports = [...lane.reports, reply.report];
        return this.#answered(lane);
      case 'end':
        lane.ended = true;
        return this.#answered(lane);
      case 'failed':
        return this.#fail(lane, reply);
    }
  }

  #answered(lane: Lane): void {
    lane.ready = true;
    if (!this.#lanes.every(({ ready }) => ready)) return;
    this.#asked = false;
    this.#show();
    if (this.#lanes.every(({ ended }) => ended)) this.status = 'ended';
    else if (this.#paused) this.#rest();
    else this.#ask();
  }

  #show(): void {
    for (const { arm, spec, opening, reports, ended } of this.#lanes) {
      if (!opening || reports.length === 0) continue;
      if (reports.length === 1 && !ended) arm.begin();
      arm.live = {
        spec,
        opening,
        reports,
        fingerprint: ended ? (reports.at(-1)?.hash ?? null) : null,
      };
    }
    this.round = Math.max(...this.#lanes.map(({ reports }) => reports.at(-1)?.round ?? -1));
  }

  #rest(): void {
    this.#busy += this.#doors.now() - this.#since;
    this.status = 'paused';
  }

  #ask(): void {
    if (this.status !== 'running') this.#since = this.#doors.now();
    this.status = 'running';
    this.#asked = true;
    for (const lane of this.#lanes) {
      if (lane.ended) continue;
      lane.ready = false;
      lane.runner.next();
    }
  }

  #progress(): void {
    this.#steps++;
    this.share = this.#steps / this.#allSteps;
    const busy = this.#busy + this.#doors.now() - this.#since;
    // The first steps are slower than the others.
    if (this.#steps > 20) this.secondsLeft = (busy / 1000 / this.share) * (1 - this.share);
  }

  #fail(
    lane: Lane,
    { message, round }: { readonly message: string; readonly round: number },
  ): void {
    lane.ended = true;
    this.#stop();
    this.failure = { arm: lane.arm.title, round, message };
    this.status = 'failed';
  }
}
