import { type Tap, wire } from '../engine/gradient.ts';
import { crossEntropy } from '../engine/losses.ts';
import { add, scale, sum, type Tensor } from '../engine/tensor.ts';
import { classify, type Server, trunk } from '../server.ts';
import { alignment, type Contrast, type Pooled } from './alignment.ts';

/** The server's losses on a pooled batch, scalars. */
export interface Served {
  /** Cross-entropy of the classifier. */
  readonly served: Tensor;
  /** Contrastive loss; null where alignment is off. */
  readonly aligned: Tensor | null;
  /** L_server, their weighted sum. */
  readonly loss: Tensor;
}

/**
 * `L_server = CE(c(g(z)), y) + μ L_con(p(g(z)))`, a mean over the pooled rows.
 * @param tap sees the logits on their way to the clients and their gradient on its way back, where labels do not travel
 */
export function serve(
  server: Server,
  pooled: Pooled,
  contrast: Contrast | null,
  tap?: Tap,
): Served {
  const t = trunk(server, pooled.z);
  const logits = classify(server, t);
  const served = sum(crossEntropy(tap ? wire(logits, 1, tap) : logits, pooled.labels));
  const aligned = contrast && alignment(server, contrast, pooled, t);
  return { served, aligned, loss: aligned ? add(served, scale(aligned, contrast.weight)) : served };
}
