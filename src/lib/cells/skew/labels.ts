import type { Spec } from '#lib/sim/spec.ts';
import type { Survey } from './survey.ts';

const WORDS = {
  labels: 'sends labels as they are',
  permuted: 'sends them renamed',
  none: 'sends none',
} as const;

/** How labels travel to the server in an experiment: as they are, unless it aligns. */
export function labelModeOf({ method }: Spec): keyof typeof WORDS {
  return method.id === 'harmony' && method.contrast.on ? method.contrast.labels : 'labels';
}

/** How labels travel on each side, as a sentence; empty as long as nothing was run. */
export function labelWords({ sides }: Survey): string {
  const clauses = sides.flatMap(({ name, arm }) =>
    arm.spec ? [`${name} ${WORDS[labelModeOf(arm.spec)]}`] : [],
  );
  const words = clauses.join('; ');
  return words && `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}
