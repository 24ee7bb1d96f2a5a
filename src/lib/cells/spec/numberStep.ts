import type { FormField } from '#lib/sim/form.ts';

/** What the arrow keys add to a number: one, or a power of ten below the default and a tenth of the range. */
export function numberStep({ kind, min, max, default: usual }: FormField): number {
  if (kind === 'whole') return 1;
  const tenth = ((max ?? 10) - (min ?? 0)) / 10;
  const size = typeof usual === 'number' && usual > 0 ? Math.min(usual, tenth) : tenth;
  return 10 ** Math.floor(Math.log10(size));
}
