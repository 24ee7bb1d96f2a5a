import { sharedChange } from '#lib/notebook/change.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import { problemsOf } from '#lib/notebook/link.ts';
import type { Setting } from '#lib/notebook/settings.ts';
import { controlOf } from './embedding.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** Tries settings for every arm that may be possible only together: all of them, or none. Returns what is not allowed. */
export function trySettings(
  notebook: OpenNotebook,
  settings: readonly Setting[],
): readonly string[] {
  const { document, changed } = notebook;
  const locked = settings.filter(({ path }) => notebook.locks(controlOf(path)));
  if (locked.length) return locked.map(({ path }) => `${path}: is locked`);
  const wished = sharedChange(document, changed, settings);
  const problems = problemsOf(wished, document);
  if (problems.length === 0) tryChanged(notebook, wished, settings.at(-1)?.path);
  return problems;
}

/** Tries another experiment, which is allowed; a run of the one before is given up. Edits in a row with one `key` are undone together. */
export function tryChanged(notebook: OpenNotebook, changed: Difference, key?: string): void {
  if (JSON.stringify(changed) === JSON.stringify(notebook.changed)) return;
  if (notebook.comparison?.active) notebook.cancel();
  notebook.draft.change(changed, key);
}
