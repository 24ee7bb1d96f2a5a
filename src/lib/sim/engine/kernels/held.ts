import { engine } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

// What the forward pass makes must live until the backward pass has used it. TensorFlow.js clones all
// that an operation saves; holding everything until both have ended costs nothing.

let holding: Tensor[] | null = null;

/** Whether tensors that are made now are held. */
export function isHolding(): boolean {
  return holding !== null;
}

/** Takes new tensors out of all scopes as long as somebody holds; returns them. */
export function held<T extends Tensor | Tensor[]>(made: T): T {
  if (!holding) return made;
  for (const t of Array.isArray(made) ? made : [made]) {
    t.kept = true;
    holding.push(t);
  }
  return made;
}

/** Holds all tensors that operations make during `f`; `release` gives them to the scope in which it is called. */
export function hold<T>(f: () => T): { readonly result: T; readonly release: () => void } {
  const [outer, own] = [holding, (holding = [])];
  const release = () => own.forEach(giveBack);
  try {
    return { result: f(), release };
  } catch (error) {
    release();
    throw error;
  } finally {
    holding = outer;
  }
}

function giveBack(t: Tensor): void {
  if (t.isDisposed) return;
  t.kept = false;
  // The engine has no public word for it.
  (engine() as unknown as { track(t: Tensor): void }).track(t);
}
