import { harmony } from './harmony.spec.ts';
import { splitgp } from './splitgp.spec.ts';

/** Every method's schema, status line and source, by id: no tensors, so the page may read it. */
export const methodSpecs = { splitgp, harmony };

export type MethodId = keyof typeof methodSpecs;
