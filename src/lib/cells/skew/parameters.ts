import * as v from 'valibot';
import { STAGES } from '#lib/sim/snapshot.ts';

/** What a skew cell may say: the stage that it stays at; by default the reader's. */
export function skewParameters() {
  const stage = v.picklist(STAGES, `is not one of ${STAGES.join(', ')}`);
  return v.strictObject({ stage: v.optional(stage) }, 'is not a parameter of a skew cell');
}

export type SkewParameters = v.InferOutput<ReturnType<typeof skewParameters>>;
