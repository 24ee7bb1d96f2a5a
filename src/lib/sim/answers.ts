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
  return Uint8Array.from({ length: logits.length / classes }, (_, row) => {
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if (logits[row * classes + c]! > logits[row * classes + best]!) best = c;
    }
    return best;
  });
}

/** With e_c = exp(l_c − max) and s = Σ e_c, the entropy is ln s − Σ e_c (l_c − max) / s. */
function entropies(logits: Float32Array, classes: number): Float32Array {
  const most = ln(classes);
  return Float32Array.from({ length: logits.length / classes }, (_, row) => {
    const values = logits.subarray(row * classes, (row + 1) * classes);
    const top = values.reduce((a, b) => Math.max(a, b));
    let sum = 0;
    let weighted = 0;
    for (const value of values) {
      const e = exp(value - top);
      sum += e;
      weighted += e * (value - top);
    }
    return Math.min(1, Math.max(0, (ln(sum) - weighted / sum) / most));
  });
}
