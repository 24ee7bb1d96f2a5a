/** What happens beside the pen's way. */
export interface PenOptions {
  readonly shiftKey?: boolean;
  readonly altKey?: boolean;
  readonly pointerType?: string;
}

/** Draws over an element with a pressed pointer: through points given as shares of its width and height. */
export function draw(
  element: Element,
  points: readonly (readonly [number, number])[],
  options: PenOptions = {},
): void {
  // The browser captures only pointers that it knows.
  element.setPointerCapture = () => {};
  const box = element.getBoundingClientRect();
  const at = (point: readonly [number, number]) => ({
    ...{ bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', ...options },
    clientX: box.left + point[0] * box.width,
    clientY: box.top + point[1] * box.height,
  });
  const last = points[points.length - 1];
  element.dispatchEvent(new PointerEvent('pointerdown', at(points[0])));
  for (const point of points) element.dispatchEvent(new PointerEvent('pointermove', at(point)));
  element.dispatchEvent(new PointerEvent('pointerup', at(last)));
  element.dispatchEvent(new PointerEvent('click', at(last)));
}
