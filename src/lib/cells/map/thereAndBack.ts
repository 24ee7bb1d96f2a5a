import { tween } from '#lib/view/motion.ts';

/** Calls `step` with 0 … 1 and back to 0, once per frame. Returns what stops it where it is. */
export function thereAndBack(step: (t: number) => void): () => void {
  let stop = tween((t) => {
    step(t);
    if (t === 1) stop = tween((back) => step(1 - back));
  });
  return () => stop();
}
