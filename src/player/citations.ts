import { methodOf } from '#lib/cells/map/words.ts';
import { methodSpecs } from '#lib/sim/methods/specs.ts';
import type { Playback } from '#lib/recording/playback.ts';

/** A work to cite, and for what. */
export interface Citation {
  readonly work: string;
  readonly why: string;
}

/** What a playback stands on: this software in the version that made it, its methods' papers, and those of their parts. */
export function citationsOf({ arms, maker }: Pick<Playback, 'arms' | 'maker'>): Citation[] {
  const methods = Object.values(methodSpecs).filter((method) =>
    arms.some(({ spec }) => spec.method.id === method.id || methodOf(spec).id === method.id),
  );
  const isAligned = arms.some(({ spec: { method } }) => 'contrast' in method && method.contrast.on);
  return [
    {
      work: `The Skewscope contributors: Skewscope, version ${maker.program}`,
      why: 'the software that ran this and made this file',
    },
    ...methods.map(({ name, source, status }) => ({ work: source, why: `${name}: ${status}` })),
    ...(isAligned ? [CONTRAST] : []),
    UMAP,
  ];
}

const CONTRAST: Citation = {
  work: 'Khosla et al.: Supervised Contrastive Learning, NeurIPS 2020, arXiv 2004.11362',
  why: 'the contrastive loss of alignment, with positives restricted to other extractors',
};

const UMAP: Citation = {
  work: 'McInnes, Healy, Melville: UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction, 2018, arXiv 1802.03426',
  why: 'the maps',
};
