import { compute, run } from './kernels/operation.ts';
import { reshape } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/**
 * Mean cross-entropy of each of `G` groups: `logits [G,B,C]` against `labels` (int32, `G·B` of them,
 * each `0 … C−1`) gives `[G]`.
 * @throws Error that names the first label out of range.
 */
export function crossEntropy(logits: Tensor, labels: Tensor): Tensor {
  const [groups, rows] = logits.shape;
  if (logits.rank !== 3 || labels.dtype !== 'int32' || labels.size !== groups! * rows!) {
    throw new Error(
      `crossEntropy: logits [${logits.shape}] and ${labels.dtype} labels [${labels.shape}] are not [G,B,C] and int32 [G·B]`,
    );
  }
  return lossOf(logits, compute<Tensor[]>('CrossEntropy', { logits, labels }));
}

/** Below this temperature exponentials of similarities do not fit float32. */
const COLDEST = 1 / 80;

/**
 * Supervised contrastive loss over `u [N,p]` of unit rows, in its outside-the-log form (Khosla et al.
 * 2020, L_out), with positives restricted to other extractors:
 *
 *     mean over anchors i of  −1/|P(i)| · Σ_{j ∈ P(i)} log( exp(u_i·u_j/τ) / Σ_{a ≠ i} exp(u_i·u_a/τ) )
 *
 * `P(i)`: same label, other extractor; the denominator runs over every other row. Anchors without a
 * positive are left out of the mean, and without any anchor the loss is 0. `labels` and `extractors`
 * are int32 `[N]`; the result is a scalar.
 */
export function supervisedContrastive(
  u: Tensor,
  labels: Tensor,
  extractors: Tensor,
  temperature: number,
): Tensor {
  if (
    u.rank !== 2 ||
    [labels, extractors].some((t) => t.dtype !== 'int32' || t.size !== u.shape[0])
  ) {
    throw new Error(
      `supervisedContrastive: u [${u.shape}], labels [${labels.shape}] and extractors [${extractors.shape}] are not [N,p] and twice int32 [N]`,
    );
  }
  if (!(temperature >= COLDEST))
    throw new Error(`supervisedContrastive: temperature ${temperature} is not at least ${COLDEST}`);
  const inputs = { u, labels, extractors };
  const found = compute<Tensor[]>('SupervisedContrastive', inputs, { temperature });
  return reshape(lossOf(u, found), []);
}

/**
 * A loss `[G]` of `x` whose kernel computes the gradient of its sum with it: on the way back, each of
 * the `G` groups of that gradient is multiplied by the gradient that arrives.
 */
function lossOf(x: Tensor, [value, gradient]: readonly Tensor[]): Tensor {
  return run('Loss', { x }, { value, gradient });
}
