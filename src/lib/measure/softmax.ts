/** The softmax of each row of logits `[rows, classes]`: shares of sum 1. Largest logits of any size do not overflow. */
export function softmax(logits: Float32Array, classes: number): Float32Array {
  const shares = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += classes) {
    const row = logits.subarray(start, start + classes);
    const top = Math.max(...row);
    const powers = Array.from(row, (logit) => Math.exp(logit - top));
    const sum = powers.reduce((total, power) => total + power, 0);
    shares.set(
      powers.map((power) => power / sum),
      start,
    );
  }
  return shares;
}
