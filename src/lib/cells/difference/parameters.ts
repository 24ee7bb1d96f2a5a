import * as v from 'valibot';
import { ANSWERERS } from '#lib/measure/answerer.ts';
import { said } from '../parameters.ts';

/** The parts of a client's test set. */
export const PARTS = ['all', 'id', 'ood'] as const;

/** What a difference cell may say: whose answers it pairs at first, and on which classes. */
export function differenceParameters() {
  return v.strictObject(
    {
      of: v.optional(v.picklist(ANSWERERS, `is not one of ${ANSWERERS.join(', ')}`), 'server'),
      part: v.optional(v.picklist(PARTS, `is not one of ${PARTS.join(', ')}`), 'all'),
    },
    said,
  );
}

export type DifferenceParameters = v.InferOutput<ReturnType<typeof differenceParameters>>;
