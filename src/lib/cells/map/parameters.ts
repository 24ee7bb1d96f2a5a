import * as v from 'valibot';

/** What a map cell may say: an arm to list below the four that the switches choose. */
export function mapParameters(arms: readonly string[]) {
  const arm = v.picklist(arms, `is not an arm of this notebook: ${arms.join(', ')}`);
  return v.strictObject({ reference: v.optional(arm) }, 'is not a parameter of a map');
}

export type MapParameters = v.InferOutput<ReturnType<typeof mapParameters>>;
