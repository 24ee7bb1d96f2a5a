/** What a page inside another one tells it. */
export interface HeightMessage {
  readonly type: 'skewscope:height';
  /** CSS pixels with which nothing of the page has to be scrolled. */
  readonly height: number;
}

/**
 * Tells the page around this one how high this one would be, now and whenever that changes; a page by itself tells nobody.
 * Returns what ends it.
 */
export function tellHeight(): () => void {
  if (parent === window) return () => undefined;
  let told = 0;
  const tell = () => {
    const height = heightWithoutBar();
    if (height === told) return;
    told = height;
    // Whoever shows this page may know its height: it holds nothing of the reader's.
    parent.postMessage({ type: 'skewscope:height', height } satisfies HeightMessage, '*');
  };
  const observer = new ResizeObserver(tell);
  observer.observe(document.documentElement);
  addEventListener('resize', tell);
  return () => {
    observer.disconnect();
    removeEventListener('resize', tell);
  };
}

/**
 * Beside a scroll bar the page is narrower, and maps are as high as they are wide: measured without it, or a frame of the
 * height that was told would need the bar again.
 */
function heightWithoutBar(): number {
  const root = document.documentElement;
  const hasBar = innerWidth > root.clientWidth;
  if (hasBar) root.style.overflow = 'hidden';
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (hasBar) root.style.overflow = '';
  return height;
}
