import type { Draft } from '#lib/state/draft.svelte.ts';

/** Ctrl/⌘-Z undoes and with Shift, or Ctrl-Y, redoes an edit of the notebook, unless a text that is being written has the focus. */
export function actOnHistory(event: KeyboardEvent, draft: Draft): void {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (
    event.target instanceof Element &&
    event.target.closest('textarea, input[type=text], [contenteditable]')
  )
    return;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) draft.redo();
  else if (key === 'z') draft.undo();
  else return;
  event.preventDefault();
}
