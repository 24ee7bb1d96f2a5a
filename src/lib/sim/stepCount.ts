import { specAt } from './changes.ts';
import type { Spec } from './spec.ts';

/**
 * The steps of a run up to the end of a round, 0 at round 0. Those that follow the last round, personalisation and
 * re-alignment, are counted with it.
 */
export function stepsUntil(spec: Spec, round: number): number {
  const rounds = Array.from({ length: round }, (_, i) => i + 1);
  const trained = rounds.reduce((sum, r) => sum + specAt(spec, r).method.stepsPerRound, 0);
  return round < spec.method.rounds ? trained : trained + stepsAfter(spec);
}

/** The steps of a whole run. */
export function stepsOf(spec: Spec): number {
  return stepsUntil(spec, spec.method.rounds);
}

function stepsAfter({ method }: Spec): number {
  return method.id === 'harmony' ? method.personalise.steps + method.realign.steps : 0;
}
