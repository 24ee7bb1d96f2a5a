import * as v from 'valibot';
import { figure, list, real, said, words } from '../parameters.ts';

/** A goal, and what the figures must be for it to be reached. */
export function checkpointParameters(arms: readonly string[]) {
  const condition = v.pipe(
    v.strictObject(
      { figure: figure(arms), atLeast: v.optional(real), atMost: v.optional(real) },
      said,
    ),
    v.check(
      ({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined),
      'has not one of atLeast and atMost',
    ),
  );
  const conditions = list(condition, 1, 6);
  return v.strictObject({ goal: words, conditions, hint: v.optional(words) }, said);
}

export type CheckpointParameters = v.InferOutput<ReturnType<typeof checkpointParameters>>;

export type Condition = CheckpointParameters['conditions'][number];
