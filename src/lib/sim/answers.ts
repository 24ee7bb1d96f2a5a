import { exp, ln } from './exact.ts';
import type { Answers } from './snapshot.ts';

/**
 * What clients and server answer, from their logits `[rows, classes]`: the first largest class, and
 * the normalised entropy `H(softmax) / ln C` of the client's exit, clamped to 0 … 1.
 */
export function answers(
  client: Float32Array,
  server: Float32Array | null,
  classes: number,
): Answers {
  return {
    entropy: entropies(client, classes),
    client: choices(client, classes),
    server: server && choices(server, classes),
  };
}

function choices(logits: Float32Array, classes: number): Uint8Array {
  const chosen = new Uint8Array(logits.length / classes);
  for (let row = 0; row < chosen.length; row++) {
    const start = row * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[start + c]! > logits[start + best]!) best = c;
    chosen[row] = best;
  }
  return chosen;
}

function entropies(logits: Float32Array, classes: number): Float32Array {
  const most = ln(classes);
  const found = new Float32Array(logits.length / classes);
  for (let row = 0; row < found.length; row++) {
    const entropy = entropyOf(logits, row * classes, (row + 1) * classes);
    found[row] = Math.min(1, Math.max(0, entropy / most));
  }
  return found;
}

/** With e_c = exp(l_c − max) and s = Σ e_c, the entropy of one row is ln s − Σ e_c (l_c − max) / s. */
function entropyOf(logits: Float32Array, start: number, end: number): number {
  let top = -Infinity;
  for (let i = start; i < end; i++) top = Math.max(top, logits[i]!);
  let sum = 0;
  let weighted = 0;
  for (let i = start; i < end; i++) {
    const below = logits[i]! - top;
    const e = exp(below);
    sum += e;
    weighted += e * below;
  }
  return ln(sum) - weighted / sum;
}
