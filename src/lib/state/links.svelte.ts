import type { Proof } from '#lib/proof/proof.ts';
import type { Doors } from './doors.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** The ways from a page to others; each gives the address of a page, without a fragment. */
export interface Ways {
  /** The lesson whose links open on this page; null if none do. */
  readonly here: string | null;
  /** To a lesson; null if there is none of this name. */
  lesson(name: string): string | null;
  /** To what opens links that are of no lesson; null: they open on this page. */
  readonly open: string | null;
  /** To a notebook of the reader's own. */
  own(id: string): string;
  go(address: string): void;
  /** Passes a link on to where it belongs: the way back does not lead over this page. */
  pass(address: string): void;
}

/** A link that carries a proof, or stands for a file that was handed over. */
const PROOF = /(^|&)proof=|^file(&|$)/;

/** Opens links that carry a proof: everything that this takes is fetched with the first of them. */
export class Links {
  /** The fragment of the link that is being opened, or could not be fetched. */
  pending = $state<string | null>(null);
  /** Why the last one was not opened, in one sentence. */
  refused = $state<string | null>(null);
  readonly #notebook: OpenNotebook;
  readonly #doors: Doors;

  constructor(notebook: OpenNotebook, doors: Doors) {
    this.#notebook = notebook;
    this.#doors = doors;
  }

  /** Opens the link of a fragment, without `#`, here or where it belongs. Without a proof in it nothing happens: false. */
  follow(text: string, ways: Ways | null): boolean {
    const carries = PROOF.test(text);
    this.pending = carries ? text : null;
    if (carries) void this.#follow(text, ways);
    return carries;
  }

  /** Opens what a proof claims, upon what is here: one step, which can be undone. */
  async open(proof: Proof): Promise<void> {
    const { openProof } = await import('./openLink.ts');
    await openProof(this.#notebook, this.#doors, proof);
  }

  async #follow(text: string, ways: Ways | null): Promise<void> {
    const isWanted = () => this.pending === text && !this.#notebook.closed;
    this.refused = null;
    try {
      // What the reader had here before is what an undo goes back to.
      await this.#notebook.resumed;
      const { openLink } = await import('./openLink.ts');
      const refused = await openLink(this.#notebook, this.#doors, text, { ways, isWanted });
      if (refused !== null && isWanted()) this.#refuse(refused, null);
    } catch (error) {
      if (isWanted()) this.#refuse((error as Error).message, text);
    }
  }

  #refuse(reason: string, pending: string | null): void {
    this.refused = reason;
    this.pending = pending;
  }
}
