import type { Machine } from './machine.ts';
import type { Part } from './part.ts';

/** Digits of a figure that mean something. */
const DIGITS = 5;

/** All parts as one JSON object. */
export function reportOf(machine: Machine, parts: readonly Part[]): string {
  const report = Object.assign({ machine }, ...parts.map(({ json }) => json)) as object;
  return JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value)
      ? Number(value.toPrecision(DIGITS))
      : value,
  );
}
