import { decisionsOf, figuresAt, hashAt, type Trace } from './evidence.ts';
import { CLAIMED, type ClaimedName, type Evidence } from './proof.ts';

/** Whether a run is what a link claims. `round` is the first claimed one that is another. */
export type Verdict =
  /** Every hash and every figure is as claimed. */
  | { readonly kind: 'verified' }
  /** Every answer and every exit is as claimed, but from `round` on some bits are not. */
  | { readonly kind: 'decisions'; readonly round: number }
  /** `decisions`: whether at least every answer and exit is as claimed. */
  | {
      readonly kind: 'diverged';
      readonly round: number;
      readonly decisions: boolean;
      readonly differs: readonly Differing[];
    };

/** A headline figure of the last claimed round that is another than claimed. */
export interface Differing {
  readonly name: ClaimedName;
  readonly claimed: number | null;
  /** Null if the run has no such figure. */
  readonly found: number | null;
}

/** How a claim is judged. */
export interface Judging {
  /** At which the link tells of exits. */
  readonly threshold: number;
  /** Whether the link was made by the engine that made the run. */
  readonly sameEngine: boolean;
}

/** Compares a run, which has come to its end, with what a link claims of it: of the whole of it, to the same last round. */
export function judge(
  claimed: Evidence,
  trace: Trace,
  { threshold, sameEngine }: Judging,
): Verdict {
  const found = claimed.rounds.map((round) => hashAt(trace, round));
  const other = claimed.rounds.filter((_, i) => found[i] !== claimed.hashes[i]);
  const differs = differing(claimed, trace);
  const decisions = decisionsOf(trace, claimed.rounds, threshold) === claimed.decisions;
  const [round] = other;
  const ends = trace.reports.at(-1)?.round === claimed.rounds.at(-1);
  if (round === undefined && decisions && differs.length === 0 && ends) return { kind: 'verified' };
  const sameAnswers = decisions && !differs.some(({ name }) => name !== 'skew.trunk');
  if (ends && !found.includes(null) && sameAnswers && mayBeBits(claimed, other, sameEngine)) {
    return { kind: 'decisions', round: other[0]! };
  }
  return { kind: 'diverged', round: round ?? claimed.rounds.at(-1)!, decisions, differs };
}

/** The least of several arms' verdicts: of diverged ones, that of the earliest round. @throws RangeError if there is none */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) throw new RangeError('worst: there is no verdict');
  return verdicts.reduce((least, verdict) => (isWorse(verdict, least) ? verdict : least));
}

/**
 * Whether rounds may differ in bits alone. Hashes are a chain, so that from the first other one on all are others; and the
 * same engine makes the same bits, so that a single other hash is one that was altered.
 */
function mayBeBits({ rounds }: Evidence, other: readonly number[], sameEngine: boolean): boolean {
  if (other.length === 0) return false;
  const toTheEnd = other.length === rounds.length - rounds.indexOf(other[0]!);
  return toTheEnd && (!sameEngine || other.length > 1);
}

function differing({ rounds, figures }: Evidence, trace: Trace): Differing[] {
  const found = figuresAt(trace, rounds.at(-1)!);
  return CLAIMED.flatMap((name) => {
    const differing = { name, claimed: figures[name], found: found && found[name] };
    return differing.claimed === differing.found ? [] : [differing];
  });
}

const RANKS = { verified: 0, decisions: 1, diverged: 2 } as const satisfies Record<
  Verdict['kind'],
  number
>;

function isWorse(verdict: Verdict, than: Verdict): boolean {
  const rank = RANKS[verdict.kind] - RANKS[than.kind];
  if (rank !== 0 || verdict.kind === 'verified' || than.kind === 'verified') return rank > 0;
  return verdict.round < than.round;
}
