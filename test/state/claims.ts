import { packProof } from '#lib/proof/payload.ts';
import { evidenceOf } from '#lib/proof/evidence.ts';
import { maker } from '#lib/proof/program.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { keptAt, notebook, opening, ORIGIN, reportAt } from './fake.ts';

/** The evidence of a run on fake doors. */
export const EVIDENCE: Evidence = evidenceOf(
  {
    reports: [0, 1, 2, 3, 4].map((round) => reportAt(round, true)),
    answers: (round) => keptAt(round).test,
  },
  { rounds: opening.keptRounds, threshold: 0.3 },
)!;

/** A proof of the notebook on fake doors, of two of its arms. */
export function claimed(changes: Partial<Proof> = {}): Proof {
  return {
    maker: maker(),
    notebook: { lesson: ORIGIN.lesson! },
    spec: notebook.spec,
    arms: notebook.arms,
    tried: {},
    readings: [],
    evidence: { splitgp: EVIDENCE, both: EVIDENCE },
    ...changes,
  };
}

/** The fragment of a link, with its `#`. */
export function linkOf(changes: Partial<Proof> = {}): string {
  return `#proof=${packProof(claimed(changes))}`;
}
