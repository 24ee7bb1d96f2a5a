import type { Block, Inline } from './prose.ts';

type Figure = Extract<Inline, { type: 'figure' }>;
type Refused = Extract<Inline, { type: 'refused' }>;

/** Every figure that some prose refers to, in order. */
export function figuresIn(prose: readonly Block[]): Figure[] {
  return inlinesOf(prose).filter((inline): inline is Figure => inline.type === 'figure');
}

/** Every inline of some prose, in order; also those within another, after it. */
export function inlinesOf(prose: readonly Block[]): Inline[] {
  return prose.flatMap((block): Inline[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return flat(block.inlines);
      case 'list':
        return block.items.flatMap(inlinesOf);
      case 'quote':
        return inlinesOf(block.blocks);
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(flat);
      case 'code':
      case 'rule':
        return [];
    }
  });
}

/** Everything in some prose that cannot be read, in order. */
export function refusedIn(prose: readonly Block[]): Refused[] {
  return inlinesOf(prose).filter((inline): inline is Refused => inline.type === 'refused');
}

function flat(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) =>
    'inlines' in inline ? [inline, ...flat(inline.inlines)] : [inline],
  );
}
