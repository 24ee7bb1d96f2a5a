import type { ArmEntry, Arms } from './arms.ts';
import { blankNotebook } from './blank.ts';
import type { Difference } from './difference.ts';
import {
  withCellAdded,
  withCellDuplicated,
  withCellMoved,
  withCellSource,
  withoutCell,
  withParameters,
} from './editing.ts';
import { withArm, withArms, withHead, withShared, withTitle } from './headEditing.ts';
import { type Kinds, type Notebook, readNotebook } from './notebook.ts';

/**
 * Reads and edits notebooks whose cells are of known kinds. It brings the readers of Markdown, YAML and mathematics
 * along: a page loads it when the first edit is made.
 */
export function editorFor(kinds: Kinds) {
  return {
    read: (text: string, file: string) => readNotebook(text, file, kinds),
    blank: (title?: string) => readNotebook(blankNotebook(title), 'notebook.md', kinds).notebook,
    source: (notebook: Notebook, id: string, source: string) =>
      withCellSource(notebook, id, source, kinds),
    added: (notebook: Notebook, at: number, source: string) =>
      withCellAdded(notebook, at, source, kinds),
    moved: withCellMoved,
    duplicated: (notebook: Notebook, id: string) => withCellDuplicated(notebook, id),
    removed: withoutCell,
    parameters: (notebook: Notebook, id: string, parameters: Record<string, unknown>) =>
      withParameters(notebook, id, parameters, kinds),
    arm: (notebook: Notebook, name: string, entry: ArmEntry | null) =>
      withArm(notebook, name, entry, kinds),
    arms: (notebook: Notebook, arms: Arms) => withArms(notebook, arms, kinds),
    shared: (notebook: Notebook, difference: Difference) => withShared(notebook, difference, kinds),
    titled: withTitle,
    head: (notebook: Notebook, head: string, file: string) => withHead(notebook, head, file, kinds),
  };
}

export type Editor = ReturnType<typeof editorFor>;
