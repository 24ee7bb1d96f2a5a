import type { Report } from '#lib/recording/report.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { stepsUntil } from '#lib/sim/stepCount.ts';
import type { Trained } from '#lib/sim/trained.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Runner } from '#lib/worker/runner.ts';
import type { Arm, LiveRun } from './arm.svelte.ts';

/** One arm's part in a live run: what was asked of its worker, what has come, and what is shown. */
export interface Lane {
  readonly arm: Arm;
  readonly spec: Spec;
  opening: Opening | null;
  readonly reports: Report[];
  /** Rounds asked for. */
  asked: number;
  /** Steps done, as far as is known. */
  steps: number;
  /** Every round is here. */
  ended: boolean;
  /** The models, once it has ended. */
  trained: Trained | undefined;
  shown: LiveRun | null;
}

/** The lane of an arm that nothing has been asked of. */
export function laneOf(arm: Arm): Lane {
  const { wanted: spec } = arm;
  return {
    arm,
    spec,
    opening: null,
    reports: [],
    asked: 0,
    steps: 0,
    ended: false,
    trained: undefined,
    shown: null,
  };
}

/** Takes what a lane's worker says. */
export function take(lane: Lane, reply: RunReply): void {
  if (reply.type === 'opening') lane.opening = reply.opening;
  if (reply.type === 'step') lane.steps = stepsUntil(lane.spec, reply.round - 1) + reply.step;
  if (reply.type === 'end') [lane.ended, lane.trained] = [true, reply.trained];
  if (reply.type !== 'round') return;
  lane.reports.push(reply.report);
  lane.steps = stepsUntil(lane.spec, reply.report.round);
}

/**
 * Asks for rounds until `count` have been asked for, round 0 being the first; with the last round for the end too,
 * so that they come together.
 */
export function askFor(lane: Lane, runner: Runner, count: number): void {
  const all = lane.spec.method.rounds + 1;
  const wanted = count < all ? count : all + 1;
  for (; !lane.ended && lane.asked < wanted; lane.asked++) runner.next();
}

/** Shows a lane's first rounds, so many of them, as the arm's live run. */
export function show(lane: Lane, count: number): void {
  const { arm, spec, opening, ended, shown } = lane;
  const reports = lane.reports.slice(0, count);
  const isWhole = ended && reports.length === lane.reports.length;
  const fingerprint = isWhole ? (reports.at(-1)?.hash ?? null) : null;
  const trained = isWhole ? lane.trained : undefined;
  if (!opening || reports.length === 0) return;
  if (shown?.reports.length === reports.length && shown.fingerprint === fingerprint) return;
  if (!shown) arm.begin();
  arm.live = lane.shown = { spec, opening, reports, fingerprint, trained };
}
