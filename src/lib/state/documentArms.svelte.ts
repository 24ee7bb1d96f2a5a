import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Arm } from './arm.svelte.ts';

/** The arms of a document that is edited: one that goes and comes back, by an undo, has its run. */
export class DocumentArms {
  /** By name, in the order of the document. */
  named = $state.raw<Readonly<Record<string, Arm>>>({});
  readonly #made: Record<string, Arm> = {};
  readonly #make: (name: string, title: string) => Arm;

  constructor(make: (name: string, title: string) => Arm) {
    this.#make = make;
  }

  /** Every arm that there was. */
  get all(): readonly Arm[] {
    return Object.values(this.#made);
  }

  /** Arms that the document names no longer go, new ones come. */
  take({ arms }: Pick<Notebook, 'arms'>): void {
    const entries = Object.entries(arms).map(([name, { title }]) => {
      const known = Object.hasOwn(this.#made, name) ? this.#made[name] : undefined;
      const arm = (this.#made[name] = known ?? this.#make(name, title));
      arm.title = title;
      return [name, arm] as const;
    });
    this.named = Object.fromEntries(entries);
  }
}
