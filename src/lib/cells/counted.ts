/** A whole number with a thin space between groups of three digits: 12 345. */
export function counted(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A number of bytes in the unit that leaves one to three digits before the point. */
export function bytes(value: number): string {
  return inUnit(value, ['B', 'kB', 'MB', 'GB']);
}

/** A number of floating-point operations in the unit that leaves one to three digits before the point. */
export function operations(value: number): string {
  return inUnit(value, ['FLOP', 'kFLOP', 'MFLOP', 'GFLOP', 'TFLOP']);
}

/** The first unit is that of `value`; each of the others is a thousand of the one before. */
function inUnit(value: number, units: readonly string[]): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  const scaled = value / 1000 ** power;
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)}\u202f${units[power]}`;
}
