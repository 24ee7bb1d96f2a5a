import * as v from 'valibot';
import { ANSWERERS } from '#lib/measure/answerer.ts';

/** What an accuracy cell may say: whose answers it counts at first. */
export function accuracyParameters() {
  const of = v.picklist(ANSWERERS, `is not one of ${ANSWERERS.join(', ')}`);
  return v.strictObject({ of: v.optional(of, 'server') }, 'is not a parameter of an accuracy cell');
}

export type AccuracyParameters = v.InferOutput<ReturnType<typeof accuracyParameters>>;
