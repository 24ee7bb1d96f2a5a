/**
 * Keeps what stands below in its place: while its content waits, an element stays as high as it last was. Returns the
 * attachment for each of the two states.
 */
export function steady() {
  let height = 0;
  return (isWaiting: boolean) => (element: HTMLElement) => {
    element.style.minHeight = isWaiting && height > 0 ? `${height}px` : '';
    if (isWaiting) return;
    const watch = new ResizeObserver(() => (height = element.offsetHeight));
    watch.observe(element);
    return () => watch.disconnect();
  };
}
