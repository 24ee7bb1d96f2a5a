import type { Trained } from '#lib/sim/trained.ts';
import type { Asked } from '#lib/worker/protocol.ts';
import type { Asking } from './asking.svelte.ts';

export type { Asked };

/** One image put to models again and again as it changes: of what comes while they answer, only the latest counts. */
export class Question {
  readonly #asking: Asking;
  #answers = $state.raw<readonly { readonly trained: Trained; readonly asked: Asked }[]>([]);
  #next: { readonly image: Uint8Array; readonly models: readonly Trained[] } | null = null;
  #busy = false;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** What models made of the latest image that was answered; null if they were not asked, or failed. */
  answer(of: Trained): Asked | null {
    return this.#answers.find(({ trained }) => trained === of)?.asked ?? null;
  }

  /** Puts an image to models. Ends when nothing is left to answer. */
  async put(image: Uint8Array, models: readonly Trained[]): Promise<void> {
    this.#next = { image, models };
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#take(); next; next = this.#take()) {
      this.#answers = await this.#ask(next.image, next.models);
    }
    this.#busy = false;
  }

  async #ask(image: Uint8Array, models: readonly Trained[]) {
    const answers = await Promise.all(
      models.map(async (trained) => ({ trained, asked: await this.#asking.ask(trained, image) })),
    );
    return answers.flatMap(({ trained, asked }) => (asked ? [{ trained, asked }] : []));
  }

  #take() {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}
