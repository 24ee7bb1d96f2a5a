import { valueAt } from '#lib/notebook/difference.ts';
import type { Arm } from './arm.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** A figure that prose refers to. */
export interface FinalFigure {
  /** Undefined until it is known, or if the arm was run under another experiment; null if it has no such figure. */
  readonly value: number | null | undefined;
  /** What it is, for a title. */
  readonly from: string;
  readonly stale: boolean;
  /** False if the arm was only run under another experiment than the one on show. */
  readonly isRun: boolean;
}

/** A figure of an arm's last kept round; `before` and `after` are the arms on the maps. */
export function finalFigure(
  notebook: OpenNotebook,
  name: string,
  path: readonly string[],
): FinalFigure {
  const arm = armNamed(notebook, name);
  const round = arm?.rounds.at(-1);
  const tested = arm && round !== undefined ? arm.tested(round) : null;
  if (!arm || !tested || notebook.isOther(arm))
    return {
      value: undefined,
      from: `${name}.${path.join('.')}`,
      stale: false,
      isRun: !arm || !notebook.isOther(arm),
    };
  const value = valueAt(tested, path);
  const source = arm.isLive ? 'live' : 'recorded';
  return {
    value: typeof value === 'number' ? value : null,
    from: `${arm.title}, ${path.join('.')}, round ${round}, ${source}`,
    stale: arm.stale,
    isRun: true,
  };
}

function armNamed({ before, after, arms }: OpenNotebook, name: string): Arm | undefined {
  return { ...arms, before, after }[name];
}
