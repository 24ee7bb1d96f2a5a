/** Motion explains or is absent. */
import { easeCubicInOut } from 'd3';

/** How long things that keep their identity take to move, in milliseconds. */
export const moveDuration = 1000;

/** The same beside work that needs the machine. */
export const shortMoveDuration = 400;

/** Where a tween gets its time and its frames from; tests pass their own. */
export interface Clock {
  readonly now: () => number;
  readonly request: (callback: () => void) => number;
  readonly cancel: (handle: number) => void;
}

/** A frame whenever the screen shows one. */
export const smooth: Clock = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** Fewer frames, for moves beside work that needs the machine: a map of a thousand marks takes milliseconds to draw. */
export const sparing: Clock = {
  now: smooth.now,
  request: (callback) => window.setTimeout(callback, 50),
  cancel: (handle) => window.clearTimeout(handle),
};

/** Whether the reader asked for less motion. */
export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Calls `step` with eased 0…1 once per frame for `duration` milliseconds, the last time with exactly 1.
 * A duration of 0 is one call at once. Returns what stops it where it is.
 */
export function tween(
  step: (t: number) => void,
  duration = moveDuration,
  clock: Clock = smooth,
): () => void {
  if (duration <= 0) {
    step(1);
    return () => {};
  }
  const start = clock.now();
  let handle = 0;
  const frame = () => {
    const t = Math.min(1, (clock.now() - start) / duration);
    step(easeCubicInOut(t));
    if (t < 1) handle = clock.request(frame);
  };
  handle = clock.request(frame);
  return () => clock.cancel(handle);
}
