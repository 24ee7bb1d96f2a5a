/** Work in pieces of some milliseconds: yields the share that is done, 0 … 1, never falling. To cancel, stop asking. */
export type Making<T> = Generator<number, T>;

/** Work as a part of larger work, whose progress it takes from `begin` to `end`. */
export function* portion<T>(making: Making<T>, begin: number, end: number): Making<T> {
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
    yield begin + (end - begin) * step.value;
  }
}

/** The result of work that is done at once. */
export function finished<T>(making: Making<T>): T {
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}
