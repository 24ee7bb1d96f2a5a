import { SvelteMap } from 'svelte/reactivity';

/** What the reader has answered, by cell: predictions and choices, once they are locked. */
export class Answers {
  readonly #locked = new SvelteMap<string, unknown>();
  readonly #kept: () => void;

  /** @param kept is told whenever there is something to keep */
  constructor(kept: () => void) {
    this.#kept = kept;
  }

  /** The locked answer of a cell; undefined as long as there is none. */
  of(cell: string): unknown {
    return this.#locked.get(cell);
  }

  lock(cell: string, answer: unknown): void {
    this.#locked.set(cell, answer);
    this.#kept();
  }

  /** Lets the reader answer anew. */
  unlock(cell: string): void {
    if (this.#locked.delete(cell)) this.#kept();
  }

  /** Every locked answer, by cell. */
  all(): [string, unknown][] {
    return [...this.#locked];
  }

  /** These answers in place of all others. */
  replace(answers: readonly (readonly [string, unknown])[]): void {
    this.#locked.clear();
    this.restore(answers);
  }

  /** Takes the answers of an earlier visit; those that were locked since stay. */
  restore(answers: readonly (readonly [string, unknown])[]): void {
    for (const [cell, answer] of answers) {
      if (!this.#locked.has(cell)) this.#locked.set(cell, answer);
    }
  }
}
