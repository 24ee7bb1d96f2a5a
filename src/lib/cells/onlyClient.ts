import { setOf } from '#lib/state/numberSet.ts';
import type { Selection } from '#lib/state/selection.svelte.ts';

/** The one of `count` clients that is not filtered out; null if there are several, or none. */
export function onlyClient({ hiddenClients }: Selection, count: number): number | null {
  const shown = clients(count).filter((id) => !hiddenClients.has(id));
  return shown.length === 1 ? shown[0]! : null;
}

/** Filters all of `count` clients out but this one; null: shows all. */
export function showOnly(selection: Selection, client: number | null, count: number): void {
  selection.hiddenClients = setOf(
    client === null ? [] : clients(count).filter((id) => id !== client),
  );
}

function clients(count: number): number[] {
  return Array.from({ length: count }, (_, id) => id);
}
