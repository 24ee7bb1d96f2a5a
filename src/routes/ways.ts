import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { embedded } from '#lib/state/embedding.ts';
import type { Ways } from '#lib/state/links.svelte.ts';

/**
 * The ways from a page to others, given the names of the lessons. `here` is the lesson whose links open on this page, null if none do;
 * `opens`: links of no lesson open on this page.
 */
export function waysFrom(
  here: string | null,
  { lessons, opens = false }: { readonly lessons: readonly string[]; readonly opens?: boolean },
): Ways {
  return {
    here,
    lesson: (name) =>
      lessons.includes(name) ? resolve('/lessons/[lesson]', { lesson: name }) : null,
    open: opens ? null : resolve('/open'),
    own: (id) => `${resolve('/notebook')}?id=${encodeURIComponent(id)}`,
    // Every address is made of a resolved route.
    // eslint-disable-next-line svelte/no-navigation-without-resolve
    go: (address) => void goto(embedded(address, location.search)),
    // eslint-disable-next-line svelte/no-navigation-without-resolve
    pass: (address) => void goto(embedded(address, location.search), { replaceState: true }),
  };
}
