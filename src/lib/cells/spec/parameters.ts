import * as v from 'valibot';
import { said } from '../parameters.ts';

/** What a spec cell may say: the arm whose fields it shows first; by default the one on the right. */
export function specParameters(arms: readonly string[]) {
  const arm = v.picklist(arms, `is not an arm of this notebook: ${arms.join(', ')}`);
  return v.strictObject({ arm: v.optional(arm) }, said);
}

export type SpecParameters = v.InferOutput<ReturnType<typeof specParameters>>;
