import * as v from 'valibot';

/**
 * What a map cell may say: an arm to list below the four that the switches choose; `few` controls, those of what is seen
 * and when; whether it plays its rounds once by itself, for a reader who has just come.
 */
export function mapParameters(arms: readonly string[]) {
  const arm = v.picklist(arms, `is not an arm of this notebook: ${arms.join(', ')}`);
  return v.strictObject(
    {
      reference: v.optional(arm),
      controls: v.optional(v.picklist(['all', 'few'], 'is not one of all, few'), 'all'),
      autoplay: v.optional(v.boolean('is neither true nor false'), false),
    },
    'is not a parameter of a map',
  );
}

export type MapParameters = v.InferOutput<ReturnType<typeof mapParameters>>;
