import type { OpenNotebook } from './openNotebook.svelte.ts';

/**
 * Keeps an open notebook going as long as the component that calls this lives: what its specs ask for is looked up, what
 * is on show is fetched and laid out, what a link claims is judged.
 */
export function drive(notebook: OpenNotebook): void {
  $effect(() => void notebook.archive.find());
  $effect(() => void notebook.archive.fetchShown());
  $effect(() => void notebook.mapping.layOutShown());
  $effect(() => notebook.claim?.settle());
  $effect(() => () => notebook.close());
}
