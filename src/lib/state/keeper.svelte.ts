import type { Saved } from '#lib/notebook/saved.ts';
import type { Library } from './library.ts';

/** A notebook's record is written this long after the last change, in milliseconds. */
const PAUSE = 400;

/** Keeps a notebook on the device, and says whether it is kept. */
export class Keeper {
  /** `idle`: nothing has been changed here yet. */
  status = $state<'idle' | 'waiting' | 'saved' | 'failed'>('idle');
  /** Why it could not be kept. */
  reason = $state<string | null>(null);
  readonly #library: Library;
  readonly #record: () => Saved;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param record what is to be kept, as it is now */
  constructor(library: Library, record: () => Saved) {
    this.#library = library;
    this.#record = record;
  }

  /** There is something to keep: it is written soon, with what comes until then. */
  touch(): void {
    this.status = 'waiting';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Writes now what waits. */
  async flush(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await this.#library.save(this.#record());
      this.reason = null;
      if (this.#timer === null) this.status = 'saved';
    } catch (error) {
      this.reason = (error as Error).message;
      this.status = 'failed';
    }
  }

  /** What an earlier visit kept; null if nothing, or if it cannot be read. */
  async load(id: string): Promise<Saved | null> {
    try {
      const saved = await this.#library.load(id);
      if (saved) this.status = 'saved';
      return saved;
    } catch (error) {
      this.reason = (error as Error).message;
      this.status = 'failed';
      return null;
    }
  }

  /** Forgets what was kept, and what waits to be. */
  async forget(id: string): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#library.remove(id);
    this.status = 'idle';
  }
}
