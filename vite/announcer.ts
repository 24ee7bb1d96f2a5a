import type { PreprocessorGroup } from 'svelte/compiler';

/**
 * Takes the inline style off SvelteKit's announcer of page titles, which the content security policy
 * forbids; `app.css` hides it instead.
 */
export const plainAnnouncer: PreprocessorGroup = {
  name: 'plain-announcer',
  markup({ content, filename }) {
    if (!filename?.endsWith('generated/root.svelte')) return;
    return { code: content.replace(/(<div id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1') };
  },
};
