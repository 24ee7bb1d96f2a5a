/** A set that is replaced, never changed. */
export type NumberSet = ReadonlySet<number>;

/** A set of these numbers; by default of none. */
export function setOf(numbers: Iterable<number> = []): NumberSet {
  return new Set(numbers);
}

/** The set with a member more, or without it if it was one. */
export function toggled(set: NumberSet, member: number): NumberSet {
  return set.has(member)
    ? setOf([...set].filter((other) => other !== member))
    : setOf([...set, member]);
}
