import { detach } from '../engine/gradient.ts';
import { supervisedContrastive } from '../engine/losses.ts';
import { reshape, tensor, type Tensor } from '../engine/tensor.ts';
import type { Member } from '../fleet.ts';
import { embed, type Server, trunk } from '../server.ts';

/** The contrastive loss of a method that aligns. */
export interface Contrast {
  /** μ. */
  readonly weight: number;
  /** τ. */
  readonly temperature: number;
  readonly gradient: 'full' | 'stop-at-cut';
  /** What makes two rows a pair: a label, or without labels being one sample. */
  readonly labels: 'permuted' | 'none';
}

/** A pooled batch on its way through the server. */
export interface Pooled {
  /** Cut features `[1, rows, CUT_WIDTH]`, the same number of rows of each member. */
  readonly z: Tensor;
  /** `[rows]`, int32. */
  readonly labels: Tensor;
  readonly members: readonly Member[];
}

/**
 * L_con over the embeddings of all extractors. `stop-at-cut` keeps its gradient on the server: the
 * trunk, not the cut feature, is what it shapes. Without labels a row's one positive is the same sample
 * through the client's other extractor: NT-Xent (Chen et al. 2020).
 * @param t the trunk features of `z`
 */
export function alignment(
  server: Server,
  { temperature, gradient, labels: mode }: Contrast,
  { z, labels, members }: Pooled,
  t: Tensor,
): Tensor {
  const seen = gradient === 'full' ? t : trunk(server, detach(z));
  const u = embed(server, seen);
  const rows = reshape(u, [u.shape[1]!, u.shape[2]!]);
  const batch = rows.shape[0]! / members.length;
  const extractors = members.flatMap((_, m) => Array<number>(batch).fill(m));
  const pairs = mode === 'none' ? ids(samples(members, batch)) : labels;
  return supervisedContrastive(rows, pairs, ids(extractors), temperature);
}

/** The sample that each row is of, by its client and its place in the batch: all that the server knows of it. */
function samples(members: readonly Member[], batch: number): number[] {
  return members.flatMap(({ client }) =>
    Array.from({ length: batch }, (_, i) => client * batch + i),
  );
}

function ids(values: readonly number[]): Tensor {
  return tensor(Int32Array.from(values), [values.length]);
}
