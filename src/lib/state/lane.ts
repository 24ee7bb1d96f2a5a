import type { Report } from '#lib/recording/report.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Runner } from '#lib/worker/runner.ts';
import type { Arm, Run } from './arm.svelte.ts';

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
  shown: Run | null;
}

/** The lane of an arm that nothing has been asked of. */
export function laneOf(arm: Arm): Lane {
  const { wanted: spec } = arm;
  return { arm, spec, opening: null, reports: [], asked: 0, steps: 0, ended: false, shown: null };
}

/** All steps of a lane's run. */
export function stepsOf({ spec: { method } }: Lane): number {
  return method.rounds * method.stepsPerRound;
}

/** Takes what a lane's worker says. */
export function take(lane: Lane, reply: RunReply): void {
  const { stepsPerRound } = lane.spec.method;
  if (reply.type === 'opening') lane.opening = reply.opening;
  if (reply.type === 'step') lane.steps = (reply.round - 1) * stepsPerRound + reply.step;
  if (reply.type === 'end') lane.ended = true;
  if (reply.type !== 'round') return;
  lane.reports.push(reply.report);
  lane.steps = reply.report.round * stepsPerRound;
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
  if (!opening || reports.length === 0) return;
  if (shown?.reports.length === reports.length && shown.fingerprint === fingerprint) return;
  if (!shown) arm.begin();
  arm.live = lane.shown = { spec, opening, reports, fingerprint };
}
