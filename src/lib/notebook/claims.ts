import type { Claimed, NamedFigure } from './figureText.ts';
import { figuresIn } from './inlines.ts';
import { lineOf } from './lines.ts';
import type { Notebook } from './notebook.ts';

/** What a notebook's prose claims of a figure of an arm. */
export interface Claim extends NamedFigure {
  readonly claim: Claimed;
  /** The id of the cell that makes it. */
  readonly cell: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** Every claim of a notebook, in order. */
export function claimsIn({ head, cells }: Pick<Notebook, 'head' | 'cells'>): Claim[] {
  const claims: Claim[] = [];
  let above = head.split('\n').length;
  for (const cell of cells) {
    const line = lineOf(cell.source);
    const figures = 'prose' in cell ? figuresIn(cell.prose) : [];
    for (const { arm, path, claim } of figures) {
      const at = above + line([arm, ...path].join('.'));
      if (claim) claims.push({ arm, path, claim, cell: cell.id, line: at });
    }
    above += cell.source.split('\n').length - 1;
  }
  return claims;
}

/** Whether a figure is what is claimed of it, bounds included; what is not known is not. */
export function holds({ value, tolerance }: Claimed, figure: number | null | undefined): boolean {
  if (typeof figure !== 'number') return false;
  // A bound that is written in decimals is not missed for a rounding.
  return Math.abs(figure - value) <= tolerance + 1e-9;
}
