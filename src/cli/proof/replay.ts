import { sameEngine } from '#lib/proof/engines.ts';
import { thresholdOf, type Trace } from '#lib/proof/evidence.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { specsOf } from '#lib/proof/specs.ts';
import { judge, type Verdict } from '#lib/proof/verdict.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** An arm that a link claims something of, judged on its own run. */
export interface JudgedArm {
  readonly name: string;
  readonly title: string;
  readonly spec: Spec;
  readonly verdict: Verdict;
}

/** Judges every arm that a proof claims something of, in its order; none if it claims nothing. */
export function replay(
  proof: Proof,
  traceBy: (spec: Spec) => Promise<Trace>,
): Promise<JudgedArm[]> {
  const judging = { threshold: thresholdOf(proof), sameEngine: sameEngine(proof.maker) };
  const arms = Object.entries(specsOf(proof)).map(async ([name, spec]) => ({
    name,
    title: proof.arms[name]!.title,
    spec,
    verdict: judge(proof.evidence[name]!, await traceBy(spec), judging),
  }));
  return Promise.all(arms);
}
