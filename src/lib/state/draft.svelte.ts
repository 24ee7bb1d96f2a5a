import { SvelteSet } from 'svelte/reactivity';
import type { Difference } from '#lib/notebook/difference.ts';
import type { Editor } from '#lib/notebook/editor.ts';
import { begin, done, type History, redone, undone, undoneWhile } from '#lib/notebook/history.ts';
import { problemsOf } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Claim } from './claim.svelte.ts';

/** One state of a notebook: its document, and what is tried on top of it without being written into it. */
export interface Version {
  readonly document: Notebook;
  readonly changed: Difference;
  /** What the link claims that brought it, also once it was edited; null: no link did. */
  readonly claim: Claim | null;
}

/** What makes another document of one. */
export type Edit = (editor: Editor, document: Notebook) => Notebook;

type Added = { readonly notebook: Notebook; readonly id: string | null };

/** The reader's copy of a notebook, with every edit that led to it. */
export class Draft {
  /** Cells whose content is folded away. */
  readonly folded = new SvelteSet<string>();
  /** The cell whose source is open for editing. */
  opened = $state<string | null>(null);
  /** Why the last edit could not be made. */
  problem = $state<string | null>(null);
  #history = $state.raw<History<Version>>(null!);
  #published = $state.raw<Notebook>(null!);
  readonly #editor: () => Promise<Editor>;
  readonly #kept: () => void;
  #queue: Promise<void> = Promise.resolve();

  /** @param kept is told whenever there is something to keep */
  constructor(document: Notebook, editor: () => Promise<Editor>, kept: () => void) {
    this.#published = document;
    this.#history = begin({ document, changed: {}, claim: null });
    this.#editor = editor;
    this.#kept = kept;
  }

  /** The document as it was published. */
  get published(): Notebook {
    return this.#published;
  }

  document = $derived.by(() => this.#history.present.document);
  /** How the reader's spec differs from the document's, for every arm. */
  changed = $derived.by(() => this.#history.present.changed);
  claim = $derived.by(() => this.#history.present.claim);
  canUndo = $derived.by(() => this.#history.past.length > 0);
  canRedo = $derived.by(() => this.#history.future.length > 0);
  /** Whether the document is other than the one that was published. */
  edited = $derived.by(() => textOf(this.document) !== textOf(this.#published));
  /** Why its cells cannot be edited; null: they can. */
  locked = $derived.by(() => this.document.newer ?? this.document.broken);

  /**
   * Makes an edit, after those under way; one of a document that is read only is not made. Edits in a row with one `key`
   * are undone together. One that throws changes nothing, and `problem` says why.
   */
  edit(change: Edit, key?: string): Promise<void> {
    return this.locked === null ? this.#queued(change, key) : Promise.resolve();
  }

  /** Replaces the front matter, which is how a broken one is mended. */
  editHead(head: string): Promise<void> {
    if (this.document.newer !== null) return Promise.resolve();
    return this.#queued((editor, document) => editor.head(document, head, document.title));
  }

  /** Adds the cells of a source before the cell at an index, and opens the first of them. */
  add(at: number, source: string): Promise<void> {
    return this.#adding((editor, document) => editor.added(document, at, source));
  }

  /** Adds a cell like this one behind it. */
  duplicate(cell: string): Promise<void> {
    return this.#adding((editor, document) => editor.duplicated(document, cell));
  }

  /** Tries another experiment on top of the document. */
  change(changed: Difference, key?: string): void {
    this.#take({ ...this.#history.present, changed }, key);
  }

  /** What a link brought, in place of what was there: one edit. */
  open(version: Version): void {
    this.opened = null;
    this.#take(version);
  }

  /** Undoes what the link brought whose claim is on show, with every edit upon it. */
  leave(claim: Claim): void {
    this.opened = null;
    const history = undoneWhile(this.#history, (version) => version.claim === claim);
    // So long ago that it cannot be undone any more.
    this.#show(history.present.claim === claim ? done(history, claim.before) : history);
  }

  undo(): void {
    this.#show(undone(this.#history));
  }

  redo(): void {
    this.#show(redone(this.#history));
  }

  /** Back to the document as published: an edit like others, which can be undone. */
  restore(): void {
    this.#take({ ...this.#history.present, document: this.#published, changed: {} });
  }

  /** Goes on with what an earlier visit left; nothing before it can be undone. */
  resume(document: Notebook, folded: readonly string[]): void {
    this.#history = begin({ document, changed: this.changed, claim: null });
    this.fold(folded);
  }

  /** Folds these cells and no others. */
  fold(cells: readonly string[]): void {
    this.folded.clear();
    for (const cell of cells) this.folded.add(cell);
  }

  toggleFold(cell: string): void {
    if (!this.folded.delete(cell)) this.folded.add(cell);
    this.#kept();
  }

  /** The document as a text of its own, with what is tried on top of it written into it. */
  async text(): Promise<string> {
    const { document, changed } = this;
    if (Object.keys(changed).length === 0) return textOf(document);
    return textOf((await this.#editor()).shared(document, changed));
  }

  async #adding(add: (editor: Editor, document: Notebook) => Added): Promise<void> {
    let added: Added | null = null;
    await this.edit((editor, document) => (added = add(editor, document)).notebook);
    this.opened = (added as Added | null)?.id ?? null;
  }

  #queued(change: Edit, key?: string): Promise<void> {
    return (this.#queue = this.#queue.then(() => this.#make(change, key)));
  }

  async #make(change: Edit, key?: string) {
    try {
      const document = change(await this.#editor(), this.document);
      const [impossible] = problemsOf(this.changed, document);
      if (impossible !== undefined) throw new Error(impossible);
      if (document !== this.document) this.#take({ ...this.#history.present, document }, key);
      this.problem = null;
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  #take(version: Version, key?: string): void {
    this.#show(done(this.#history, version, key));
  }

  #show(history: History<Version>): void {
    this.#history = history;
    this.#kept();
  }
}
