import * as v from 'valibot';
import { said } from '../parameters.ts';

/** What a train cell may say: whether it plays rounds and trains; left out, it does if no map stands before it. */
export function trainParameters() {
  return v.strictObject({ transport: v.optional(v.boolean('is not true or false')) }, said);
}

export type TrainParameters = v.InferOutput<ReturnType<typeof trainParameters>>;
