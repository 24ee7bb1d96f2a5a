import type { ArmEntry } from '#lib/notebook/arms.ts';
import { presets } from '#lib/notebook/presets.ts';
import { differenceLine, specDifference } from '#lib/notebook/specDifference.ts';
import type { Verdict } from '#lib/proof/verdict.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import type { Claim } from '#lib/state/claim.svelte.ts';

/** A spec in one line: the preset that it departs from, and where it is another. */
export function specLine({ preset }: Pick<ArmEntry, 'preset'>, spec: Spec): string {
  const differences = specDifference(readSpec(presets[preset].spec), spec);
  const line = differences.length > 0 ? ` · ${differenceLine(differences)}` : '';
  return `preset ${preset}${line}`;
}

/** What became of the claim, in one sentence or two. */
export function statusWords(claim: Claim): string {
  const { status, verdict, replaying } = claim;
  const count = Object.keys(claim.specs).length;
  if (status === 'bare') return 'It carries no evidence: there is no result in it to check.';
  if (status === 'changed')
    return 'What is on show is no longer what was claimed: something was changed since.';
  if (status === 'replaying') return `Running ${armWords(count)} again here, to compare.`;
  if (verdict) return verdictWords(verdict, count);
  if (replaying?.failure) {
    const { arm, round, message } = replaying.failure;
    return `It could not be checked: ${arm} stopped at round ${round}: ${message}.`;
  }
  return claim.missing.length > 0
    ? 'Not checked: it was run on data that do not travel with the link. Give the files to check it.'
    : `Not checked. A replay runs ${armWords(count)} again here, ${timeWords(claim.seconds)}, and compares every kept round.`;
}

/** What a replay found, of so many arms. */
export function verdictWords(verdict: Verdict, count: number): string {
  if (verdict.kind === 'verified') {
    return `Run again here: every kept round of ${armWords(count)} is what the link claims, bit for bit.`;
  }
  const { round } = verdict;
  if (verdict.kind === 'decisions') {
    return `Run again here: every exit and every answer is as claimed, but from round ${round} on some bits are not.`;
  }
  const equal = verdict.differs.length === 0 ? ' The headline figures are as claimed.' : '';
  return `Run again here: from round ${round} on it is not what the link claims.${equal}`;
}

/** What stands beside a verdict's badge; nothing where it is verified. */
export function roundOf(verdict: Verdict): string | undefined {
  if (verdict.kind === 'verified') return undefined;
  return verdict.kind === 'decisions'
    ? `from round ${verdict.round} on`
    : `at round ${verdict.round}`;
}

/** So many seconds, as people say it. */
export function timeWords(seconds: number): string {
  if (seconds < 1.5) return 'about a second';
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

function armWords(count: number): string {
  if (count === 1) return 'the arm';
  return count === 2 ? 'both arms' : `all ${count} arms`;
}
