import type { Notebook } from './notebook.ts';

/** Whether a heading of the notebook's prose has this id, and so is where a link `#id` leads. */
export function hasHeading({ cells }: Pick<Notebook, 'cells'>, id: string): boolean {
  const prose = cells.flatMap((cell) => ('prose' in cell ? cell.prose : []));
  return prose.some((block) => block.type === 'heading' && block.id === id);
}
