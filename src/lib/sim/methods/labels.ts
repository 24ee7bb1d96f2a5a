import { stream } from '../random.ts';
import type { MethodSpec } from '../spec.ts';

/**
 * How labels travel to the server: as they are; renamed by a permutation that the clients share and the
 * server lacks; or not at all, and then the clients compute the server's cross-entropy from its logits. No label
 * travels then, but the gradient that a client sends back still tells the class to whoever looks for its sign.
 */
export type LabelKind = 'labels' | 'permuted labels' | 'none';

/** How labels travel in a method: as they are unless it aligns, and then as it asks. */
export function labelKindOf(method: MethodSpec): LabelKind {
  if (method.id !== 'harmony' || !method.contrast.on) return 'labels';
  return method.contrast.labels === 'none' ? 'none' : 'permuted labels';
}

/** The name under which each class travels, `[classes]`: its id, or what the seed's permutation makes of it. */
export function labelNamesOf(kind: LabelKind, seed: number, classes: number): readonly number[] {
  const ids = Array.from({ length: classes }, (_, id) => id);
  return kind === 'permuted labels' ? stream(seed, 'label names').shuffled(ids) : ids;
}
