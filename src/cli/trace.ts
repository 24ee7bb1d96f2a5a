import type { Trace } from '#lib/proof/evidence.ts';
import type { StoredGroup } from '#lib/recording/groups.ts';
import { packResult, packSamples, type StoredResult } from '#lib/recording/playback.ts';
import type { Trial } from './trial.ts';

/** A run as a playback of it holds it. */
export interface StoredTrial extends StoredResult {
  readonly group: StoredGroup;
}

/** What is compared of a run, with what a playback of it must hold. */
export interface PlayableTrace extends Trace {
  readonly stored: StoredTrial;
}

/** What is compared of a run: few bytes, without its features. */
export function traceOf({ reports }: Pick<Trial, 'reports'>): Trace {
  const answers = new Map(reports.flatMap(({ round, kept }) => (kept ? [[round, kept.test]] : [])));
  return {
    reports: reports.map(({ round, hash, tested }) => ({ round, hash, tested })),
    answers: (round) => answers.get(round) ?? null,
  };
}

/** The same of a run that playbacks are compared with too. */
export function playableTrace(trial: Trial): PlayableTrace {
  const { opening, spec, reports } = trial;
  const kept = new Map(reports.flatMap(({ round, kept }) => (kept ? [[round, kept]] : [])));
  const result = packResult({ ...trial, answers: (round) => kept.get(round)! });
  return { ...traceOf(trial), stored: { ...result, group: packSamples(opening, spec) } };
}
