import type { Player } from '#lib/state/player.svelte.ts';

/** Which controls use a key themselves: there it does not move the player. */
const USED_BY = {
  ' ': 'button, summary, a, input, select, textarea, [role=application], [contenteditable]',
  ArrowLeft: 'input, select, textarea, [role=application], [contenteditable], [tabindex="0"]',
  ArrowRight: 'input, select, textarea, [role=application], [contenteditable], [tabindex="0"]',
  r: 'input:not([type=range], [type=checkbox], [type=radio]), select, textarea, [contenteditable]',
} as const;

const ACTIONS = {
  ' ': (player: Player) => player.toggle(),
  ArrowLeft: (player: Player) => player.back(),
  ArrowRight: (player: Player) => player.forward(),
  r: (player: Player) => player.reset(),
} as const satisfies Record<keyof typeof USED_BY, (player: Player) => void>;

/** Space plays, ← and → step, R goes back to round 0, unless the focused control uses that key. */
export function act(event: KeyboardEvent, player: Player): void {
  const key = event.key === 'R' ? 'r' : event.key;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isKey(key))
    return;
  if (event.target instanceof Element && event.target.closest(USED_BY[key])) return;
  event.preventDefault();
  ACTIONS[key](player);
}

function isKey(key: string): key is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, key);
}
