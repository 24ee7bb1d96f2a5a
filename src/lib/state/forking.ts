import type { ChangeRow } from '#lib/notebook/changeRows.ts';
import { entryProblems } from '#lib/notebook/change.ts';
import { forkOf } from '#lib/notebook/fork.ts';
import type { Arm } from './arm.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** Why an arm cannot be forked with a change, one line each; nothing if it can. */
export function forkProblems(notebook: OpenNotebook, arm: Arm, change: ChangeRow): string[] {
  const { document, changed } = notebook;
  const { name, entry } = forkOf(document, arm.name, change, changed);
  return entryProblems(document, name, entry, changed);
}

/**
 * Adds to the document an arm that runs as another one does, and sets one field anew from a round on; puts it on the right
 * and the other one on the left, and trains both. Returns whether it did: nothing happens if the document cannot be edited.
 */
export async function fork(notebook: OpenNotebook, arm: Arm, change: ChangeRow): Promise<boolean> {
  let name = '';
  await notebook.draft.edit((editor, document) => {
    const made = forkOf(document, arm.name, change, notebook.changed);
    name = made.name;
    return editor.arm(document, made.name, made.entry);
  });
  const made = notebook.arms[name];
  if (!made) return false;
  notebook.show('before', arm);
  notebook.show('after', made);
  notebook.runLive();
  return true;
}
