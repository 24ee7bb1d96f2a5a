import type { Layer } from '#lib/sim/nets/layers.ts';

/** One sample's activations, or one parameter: float64. */
export type Values = Float64Array;

/** A net in plain loops of float64, row by row. @param weights per layer a matrix and a bias, row-major */
export function plainForward(
  layers: readonly Layer[],
  weights: readonly Values[],
  rows: readonly Values[],
): Values[] {
  let next = 0;
  return layers.reduce<Values[]>(
    (xs, layer) => {
      if (layer.kind === 'relu') return xs.map(relu);
      if (layer.kind === 'norm') return xs.map(norm);
      const [w, b] = [weights[next++]!, weights[next++]!];
      if (layer.kind === 'conv') return xs.map((x) => relu(convolved(layer, x, w, b)));
      const affine = xs.map((x) => times(x, w, b));
      return layer.relu ? affine.map(relu) : affine;
    },
    [...rows],
  );
}

/** Mean cross-entropy of rows of logits. */
export function plainCrossEntropy(logits: readonly Values[], labels: readonly number[]): number {
  const each = logits.map((row, i) => logSum(row) - row[labels[i]!]!);
  return each.reduce((a, b) => a + b, 0) / each.length;
}

/** The supervised contrastive loss over unit rows, positives of other extractors only. */
export function plainContrastive(
  u: readonly Values[],
  labels: readonly number[],
  extractors: readonly number[],
  temperature: number,
): number {
  const losses = u.flatMap((anchor, i) => {
    const scores = u.map((other) => dot(anchor, other) / temperature);
    const positives = [...u.keys()].filter(
      (j) => labels[j] === labels[i] && extractors[j] !== extractors[i],
    );
    const all = logSum(Float64Array.from(scores.filter((_, j) => j !== i)));
    const each = positives.map((j) => all - scores[j]!);
    return each.length ? [each.reduce((a, b) => a + b) / each.length] : [];
  });
  return losses.length ? losses.reduce((a, b) => a + b) / losses.length : 0;
}

/** NT-Xent (Chen et al. 2020) over unit rows: row `partner[i]` is the other view of what row `i` shows. */
export function plainPaired(
  u: readonly Values[],
  partner: readonly number[],
  temperature: number,
): number {
  const losses = u.map((row, i) => {
    const scores = Float64Array.from(u, (other) => dot(row, other) / temperature);
    return logSum(scores.filter((_, j) => j !== i)) - scores[partner[i]!]!;
  });
  return losses.reduce((a, b) => a + b) / losses.length;
}

export function unit(row: Values): Values {
  const length = Math.sqrt(dot(row, row) + 1e-12);
  return row.map((x) => x / length);
}

function times(x: Values, w: Values, b: Values): Values {
  return b.map((bias, o) => x.reduce((sum, value, i) => sum + value * w[i * b.length + o]!, bias));
}

function convolved(
  { side, channels }: { side: number; channels: number },
  x: Values,
  w: Values,
  b: Values,
): Values {
  const out: number[] = [];
  for (let row = 0; row < side; row += 2) {
    for (let column = 0; column < side; column += 2) {
      const seen = new Float64Array(9 * channels);
      for (let k = 0; k < 9; k++) {
        const [y, z] = [row + Math.floor(k / 3) - 1, column + (k % 3) - 1];
        if (y < 0 || z < 0 || y >= side || z >= side) continue;
        const from = (y * side + z) * channels;
        seen.set(x.subarray(from, from + channels), k * channels);
      }
      out.push(...times(seen, w, b));
    }
  }
  return Float64Array.from(out);
}

function relu(row: Values): Values {
  return row.map((x) => Math.max(0, x));
}

function norm(row: Values): Values {
  const mean = row.reduce((a, b) => a + b) / row.length;
  const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length;
  return row.map((x) => (x - mean) / Math.sqrt(variance + 1e-5));
}

function logSum(row: Values): number {
  const top = Math.max(...row);
  return top + Math.log(row.reduce((sum, x) => sum + Math.exp(x - top), 0));
}

function dot(a: Values, b: Values): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
