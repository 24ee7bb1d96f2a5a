import { armSpec } from './arms.ts';
import type { Notebook } from './notebook.ts';

/** The names of the arms that a notebook shows first: those it says, or else the ones with neither part and with both. */
export function shownArms(notebook: Pick<Notebook, 'arms' | 'spec' | 'shown'>): {
  readonly before: string;
  readonly after: string;
} {
  if (notebook.shown) return notebook.shown;
  const arms = Object.keys(notebook.arms);
  const withParts = (on: boolean) =>
    arms.find((arm) => {
      const { method } = armSpec(notebook, arm);
      return method.id === 'harmony' && method.contrast.on === on && method.meta.on === on;
    });
  return { before: withParts(false) ?? arms[0]!, after: withParts(true) ?? arms.at(-1)! };
}
