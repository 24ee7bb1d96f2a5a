import { SvelteMap } from 'svelte/reactivity';
import { fileShortages } from '#lib/sim/shortage.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Parcel } from '#lib/worker/parcel.ts';
import type { Reader } from '#lib/worker/reader.ts';
import type { Doors } from './doors.ts';

/** Datasets by the SHA-256 that specs name them by. */
export type Shelf = Map<string, Parcel>;

/** A shelf that can be watched. */
export function openShelf(): Shelf {
  return new SvelteMap();
}

/** Datasets from the reader's own files. They stay on this device, and as long as the page is open. */
export class Datasets {
  /** What is wrong with the files that were given last; null if nothing is. */
  problem = $state<string | null>(null);
  /** Files are being read. */
  busy = $state(false);
  /** What was read last. */
  latest = $state.raw<Parcel | null>(null);
  /** A file that was given alone, and waits for the other one. */
  half = $state.raw<File | null>(null);
  readonly #shelf: Shelf;
  readonly #start: () => Reader;
  readonly #taking: () => void;
  #reader: Reader | null = null;

  /** @param taking is told just before another dataset is here */
  constructor({ shelf, reader }: Pick<Doors, 'shelf' | 'reader'>, taking = () => {}) {
    this.#shelf = shelf;
    this.#start = reader;
    this.#taking = taking;
  }

  /** Whether a dataset was given. */
  has(sha256: string): boolean {
    return this.#shelf.has(sha256);
  }

  /** The dataset of this name, if it was given. */
  want(sha256: string): Parcel | undefined {
    return this.#shelf.get(sha256);
  }

  /**
   * Reads the two files of a dataset, in either order, or one after the other, and keeps it. Resolves to null if there is
   * none, with the reason in `problem`, or the first file in `half`.
   */
  async add(files: readonly File[]): Promise<Parcel | null> {
    if (files.length === 0) return null;
    this.cancel();
    const all = files.length === 1 && this.half ? [this.half, ...files] : files;
    this.problem = null;
    this.half = all.length === 1 ? all[0]! : null;
    if (all.length < 2) return null;
    const reader = (this.#reader = this.#start());
    this.busy = true;
    try {
      return this.#keep(await reader.read(all));
    } catch (error) {
      if (reader === this.#reader) this.problem = (error as Error).message;
      return null;
    } finally {
      if (reader === this.#reader) this.cancel();
    }
  }

  /** Gives up what is being read. */
  cancel(): void {
    const reader = this.#reader;
    this.#reader = null;
    this.busy = false;
    reader?.close();
  }

  /** Names of datasets that these specs take and nobody has given, each once. */
  missing(specs: readonly Spec[]): readonly string[] {
    const taken = specs.flatMap(({ data }) => (data.source === 'file' ? [data.sha256] : []));
    return each(taken).filter((sha256) => !this.has(sha256));
  }

  /** Why these specs cannot be run with the data that are here, in sentences, each once; nothing if they can. */
  lacks(specs: readonly Spec[]): readonly string[] {
    return each(specs.flatMap((spec) => this.#lack(spec) ?? []));
  }

  /** Doors through which a run takes its dataset along. */
  supplying(doors: Doors): Pick<Doors, 'train' | 'recording' | 'now'> {
    const supplied = <T extends { readonly spec: Spec }>(order: T) => {
      const { data } = order.spec;
      return data.source === 'file' ? { ...order, parcel: this.want(data.sha256) } : order;
    };
    return {
      train: (orders) => doors.train(orders.map(supplied)),
      recording: (spec) => doors.recording(spec),
      now: () => doors.now(),
    };
  }

  #keep(parcel: Parcel): Parcel {
    this.#taking();
    this.#shelf.set(parcel.sha256, parcel);
    this.latest = parcel;
    return parcel;
  }

  #lack(spec: Spec): string | undefined {
    const { data } = spec;
    if (data.source !== 'file') return undefined;
    const parcel = this.want(data.sha256);
    if (!parcel) {
      return `data.sha256: the files of ${data.sha256.slice(0, 12)}… were not given to this page`;
    }
    const [shortage] = fileShortages(spec, parcel);
    return shortage;
  }
}

/** Each of these once. */
function each(texts: readonly string[]): string[] {
  return texts.filter((text, i) => texts.indexOf(text) === i);
}
