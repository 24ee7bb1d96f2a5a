import type { Story } from '#lib/state/story.svelte.ts';
import { reducedMotion } from '#lib/view/motion.ts';

/** What a reader does; a touch that only scrolls is none of it. */
const DEEDS = ['click', 'keydown', 'input'] as const;

/** Share of the maps that has to be seen for a story to begin. */
const SEEN = 0.5;

/**
 * Lets a story begin when its maps come into view, and ends it when the reader does something or goes on. Called in an
 * attachment of the maps; returns what ends it for good.
 */
export function telling(story: Story, maps: HTMLElement): () => void {
  const cell = maps.closest('section') ?? maps;
  let near = $state(false);
  const act = ({ target }: Event) =>
    story.end(target instanceof Node && cell.contains(target) ? 'here' : 'elsewhere');
  const look = ([entry]: readonly IntersectionObserverEntry[]) => {
    near = entry!.intersectionRatio >= SEEN;
    if (!entry!.isIntersecting && story.status === 'telling') story.end('elsewhere');
  };
  const view = new IntersectionObserver(look, { threshold: [0, SEEN] });
  view.observe(maps);
  // On the window, so that the player's own keys and buttons come first.
  for (const deed of DEEDS) addEventListener(deed, act);

  $effect(() => {
    if (near && !reducedMotion()) void story.begin();
  });
  $effect(() => {
    if (!story.notebook.player.playing) story.rest();
  });
  return () => {
    view.disconnect();
    for (const deed of DEEDS) removeEventListener(deed, act);
    story.end('elsewhere');
  };
}
