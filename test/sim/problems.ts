import { expect } from 'vitest';
import { readSpec, SpecError } from '#lib/sim/spec.ts';

/** What `readSpec` refuses of an input, one line per field; nothing if it is a spec. */
export function problems(input: unknown): readonly string[] {
  try {
    readSpec(input);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).problems;
  }
}
