import type { Arm } from './arm.svelte.ts';

/** One of the two arms on the maps, at the round on show. Nothing of it changes when other rounds stream in. */
export class Side {
  readonly #arm: () => Arm;
  readonly #round: () => number | null;

  constructor(arm: () => Arm, round: () => number | null) {
    this.#arm = arm;
    this.#round = round;
  }

  arm = $derived.by(() => this.#arm());
  /** Messages of the round and answers on the test set; null until they are there. */
  answers = $derived.by(() => {
    const round = this.#round();
    return round === null ? null : this.arm.answers(round);
  });
  /** The figures of the round on the test set; null until they are there. */
  tested = $derived.by(() => {
    const round = this.#round();
    return round === null ? null : this.arm.tested(round);
  });
}
