import type { Saved } from '#lib/notebook/saved.ts';
import type { Library } from './library.ts';

/** A notebook's record is written this long after the last change, in milliseconds. */
const PAUSE = 400;

/** Keeps a notebook on the device, and says whether it is kept. Until `release`, nothing is written. */
export class Keeper {
  /** `held`: what an earlier visit kept is not known yet; `idle`: nothing has been changed here yet. */
  status = $state<'held' | 'idle' | 'waiting' | 'saved' | 'failed'>('held');
  /** Why it could not be kept, or what was kept could not be read. */
  reason = $state<string | null>(null);
  readonly #library: Library;
  readonly #record: () => Saved;
  readonly #isLoose: () => boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isHeld = true;
  /** There was something to keep while nothing was to be written. */
  #isMissed = false;
  /** When the record was written that is known here. */
  #known = 0;

  /**
   * @param record what is to be kept, as it is now
   * @param isLoose whether what is here now is not to be kept
   */
  constructor(library: Library, record: () => Saved, isLoose: () => boolean = () => false) {
    this.#library = library;
    this.#record = record;
    this.#isLoose = isLoose;
  }

  /** There is a record, or is to be one. */
  get isKept(): boolean {
    return this.status !== 'held' && this.status !== 'idle';
  }

  /** Nothing is written yet. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** What an earlier visit kept; null if nothing. Rejects if that cannot be known. */
  load(id: string): Promise<Saved | null> {
    return this.#library.load(id);
  }

  /** From now on changes are written: upon what an earlier visit kept, which is on show; null: nothing was kept. */
  release(saved: Saved | null): void {
    this.#isHeld = false;
    this.#known = saved?.saved ?? 0;
    this.status = saved ? 'saved' : 'idle';
    this.reason = null;
    if (this.#isMissed) this.touch();
  }

  /** What an earlier visit kept cannot be shown: it stays as it is, and nothing is written over it. */
  fail(error: unknown): void {
    this.reason = (error as Error).message;
    this.status = 'failed';
  }

  /** There is something to keep: it is written soon, with what comes until then. */
  touch(): void {
    if (this.#isLoose()) return;
    this.#isMissed = this.#isHeld;
    if (this.#isHeld) return;
    this.status = 'waiting';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Writes now what waits; `leaving`: the page goes, and there is no time to ask what another tab wrote. */
  async flush(leaving = false): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      const record = this.#record();
      await (leaving ? this.#library.save(record) : this.#write(record));
      if (leaving) this.#known = record.saved;
      this.reason = null;
      if (this.#timer === null) this.status = 'saved';
    } catch (error) {
      this.fail(error);
    }
  }

  /** What another tab wrote meanwhile is not written over unasked: the next change here does. */
  async #write(record: Saved): Promise<void> {
    const there = await this.#library.load(record.id);
    const isNews = there !== null && there.saved > this.#known;
    this.#known = isNews ? there.saved : record.saved;
    if (isNews) {
      throw new Error('it was changed in another tab: reload to see that, or edit on to keep this');
    }
    await this.#library.save(record);
  }
}
