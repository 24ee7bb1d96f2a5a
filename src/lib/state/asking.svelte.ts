import type { Trained } from '#lib/sim/trained.ts';
import type { Asked } from '#lib/worker/protocol.ts';
import type { Asker } from '#lib/worker/asker.ts';

/** Asks trained models about images in a worker, which starts with the first question. */
export class Asking {
  /** Why the last question was not answered; null if it was. */
  failure = $state<string | null>(null);
  readonly #start: () => Asker;
  #asker: Asker | null = null;
  #closed = false;

  constructor(start: () => Asker) {
    this.#start = start;
  }

  /** What models make of an image `[side × side]`, 0 paper … 255 ink; null if they cannot be asked. */
  async ask(trained: Trained, image: Uint8Array): Promise<Asked | null> {
    if (this.#closed) return null;
    try {
      const greys = Float32Array.from(image, (grey) => grey / 255);
      const asked = await (this.#asker ??= this.#start()).ask(trained, greys);
      this.failure = null;
      return asked;
    } catch (error) {
      if (!this.#closed) this.#fail((error as Error).message);
      return null;
    }
  }

  /** Ends the worker for good. */
  close(): void {
    this.#closed = true;
    this.#dismiss();
  }

  /** A worker that failed is closed: the next question starts another. */
  #fail(message: string): void {
    this.failure = message;
    this.#dismiss();
  }

  #dismiss(): void {
    this.#asker?.close();
    this.#asker = null;
  }
}
