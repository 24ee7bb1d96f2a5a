import type { OpenNotebook } from './openNotebook.svelte.ts';
import { type Scene, type Scenes, sceneOf, setScene } from './scenes.ts';

/** What follows an edit: arms that the document names no longer go, new ones come, and it is kept. */
export function followEdit(notebook: OpenNotebook, scenes: Scenes): void {
  const { documentArms, document, draft, keeper } = notebook;
  const scene = scenes.turn(notebook.claim, () => leave(notebook));
  documentArms.take(document);
  if (notebook.comparison?.active && !notebook.comparison.isWanted(notebook.list())) {
    notebook.cancel();
  }
  forgetGone(notebook);
  if (scene) setScene(notebook, scene);
  // What is only tried on a lesson is in the link: there is nothing to keep.
  if (scene === undefined && (draft.edited || keeper.isKept)) keeper.touch();
}

/** What is around a document that another one comes in place of. */
function leave(notebook: OpenNotebook): Scene {
  notebook.cancel();
  notebook.selection.clear();
  notebook.problems = [];
  return sceneOf(notebook);
}

/** Arms that are there no longer are not on show either. */
function forgetGone(notebook: OpenNotebook): void {
  for (const side of ['before', 'after'] as const) {
    const picked = notebook.readings[side];
    if (picked && !Object.hasOwn(notebook.arms, picked)) notebook.read({ [side]: '' });
  }
}
