import type { Attachment } from 'svelte/attachments';

/** Tells whether an element is on the screen, or less than half a screen away. */
export function near(tell: (isNear: boolean) => void): Attachment<Element> {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => tell(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '50% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
