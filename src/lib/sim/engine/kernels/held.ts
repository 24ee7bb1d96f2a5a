import { engine } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

// What the forward pass makes must live until the backward pass has used it. TensorFlow.js clones all
// that an operation saves; holding everything until both have ended costs nothing.

let holding: Set<Tensor> | null = null;

/** Whether a gradient is being recorded: then what operations make is held. */
export function isRecording(): boolean {
  return holding !== null;
}

/** Takes new tensors out of all scopes while a gradient is being recorded; returns them. */
export function held<T extends Tensor | Tensor[]>(made: T): T {
  if (!holding) return made;
  for (const t of Array.isArray(made) ? made : [made]) {
    t.kept = true;
    holding.add(t);
  }
  return made;
}

/** Leaves a tensor that is kept for good to whoever keeps it. */
export function unheld(t: Tensor): void {
  holding?.delete(t);
}

/**
 * Holds all tensors that operations make during `f`; `release` gives them to the scope in which it is called.
 * @throws Error inside another `hold`.
 */
export function hold<T>(f: () => T): { readonly result: T; readonly release: () => void } {
  if (holding) throw new Error('a gradient is being recorded already');
  const own = (holding = new Set<Tensor>());
  const release = () => own.forEach(giveBack);
  try {
    return { result: f(), release };
  } catch (error) {
    release();
    throw error;
  } finally {
    holding = null;
  }
}

function giveBack(t: Tensor): void {
  if (t.isDisposed) return;
  t.kept = false;
  // The engine has no public word for it.
  (engine() as unknown as { track(t: Tensor): void }).track(t);
}
