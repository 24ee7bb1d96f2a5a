import * as v from 'valibot';

/** A curve that the reader drew: a value, or null, at each of some rounds. */
export interface Drawn {
  readonly rounds: readonly number[];
  readonly values: readonly (number | null)[];
}

const schema = v.object({ rounds: v.array(v.number()), values: v.array(v.nullable(v.number())) });

/** The values of a drawn curve at these rounds; null where nothing was drawn, or if it is none. */
export function valuesAt(answer: unknown, rounds: readonly number[]): (number | null)[] {
  const drawn: Drawn = v.is(schema, answer) ? answer : { rounds: [], values: [] };
  const at = new Map(drawn.rounds.map((round, i) => [round, drawn.values[i] ?? null]));
  return rounds.map((round) => at.get(round) ?? null);
}

/** A drawn curve as it is kept; undefined if nothing is drawn. */
export function drawn(
  rounds: readonly number[],
  values: readonly (number | null)[],
): Drawn | undefined {
  return values.some((value) => value !== null) ? { rounds, values } : undefined;
}
