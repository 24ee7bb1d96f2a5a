import type { Features, Opening } from '#lib/sim/snapshot.ts';

/** The features that maps draw: of every client, those of the mapped probe samples, `[K × mapped, width]`. */
export function mapped(
  { clients, probe, mapped: rows }: Opening,
  { width, values }: Features,
): Features {
  const drawn = new Float32Array(clients.length * rows.length * width);
  clients.forEach((_, k) => {
    rows.forEach((row, i) => {
      const from = (k * probe.length + row) * width;
      drawn.set(values.subarray(from, from + width), (k * rows.length + i) * width);
    });
  });
  return { width, values: drawn };
}
