import { SvelteMap } from 'svelte/reactivity';

/** Things that are fetched when they are wanted: each once, or again after a failure. */
export class Fetched<T> {
  /** Why the last of them could not be fetched; null if it could. */
  failure = $state<string | null>(null);
  readonly #asked: Record<string, Promise<void> | undefined> = {};
  readonly #here = new SvelteMap<string, T>();

  /** Null until it is there. */
  get(key: string): T | null {
    return this.#here.get(key) ?? null;
  }

  /** Ends when it is there, or cannot be fetched. */
  want(key: string, fetch: () => Promise<T>): Promise<void> {
    return (this.#asked[key] ??= this.#load(key, fetch));
  }

  async #load(key: string, fetch: () => Promise<T>): Promise<void> {
    try {
      this.#here.set(key, await fetch());
      this.failure = null;
    } catch (error) {
      this.#asked[key] = undefined;
      this.failure = (error as Error).message;
    }
  }
}
