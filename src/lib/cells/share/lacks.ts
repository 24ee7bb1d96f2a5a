import type { Proof } from '#lib/proof/proof.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';

/** An arm on show of which a link carries no evidence, and why. */
export interface Lack {
  readonly arm: Arm;
  readonly why: string;
  /** Training it would help. */
  readonly isToRun: boolean;
}

/** The arms on show of which a proof carries no evidence. */
export function lacksOf(notebook: OpenNotebook, { evidence }: Proof): Lack[] {
  return notebook
    .shown()
    .filter(({ name }) => !Object.hasOwn(evidence, name))
    .map((arm) => ({ arm, why: whyOf(notebook, arm), isToRun: !arm.isWhole }));
}

/** Why arms have no evidence: those with the same reason together. */
export function reasonsOf(lacks: readonly Lack[]): string {
  const reasons = [...new Set(lacks.map(({ why }) => why))].map((why) => {
    const titles = lacks.filter((lack) => lack.why === why).map(({ arm }) => arm.title);
    return `${titles.join(', ')}: ${why}.`;
  });
  return reasons.join(' ');
}

function whyOf({ comparison, archive }: OpenNotebook, arm: Arm): string {
  if (arm.isWhole) return `not every answer can be had, ${arm.failure ?? 'some rounds have none'}`;
  if (comparison?.trains(arm)) return 'in training';
  if (arm.stale) return 'what is shown is of another experiment';
  if (arm.isRun) return 'the run did not come to its end';
  return archive.searched ? 'not run yet' : 'its recording is looked up';
}
