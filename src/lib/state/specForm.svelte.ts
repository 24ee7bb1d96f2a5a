import { entryOf, isSetByArm, isSetByArms } from '#lib/notebook/arms.ts';
import { armChange, entryProblems, sharedChange } from '#lib/notebook/change.ts';
import { valueAt } from '#lib/notebook/difference.ts';
import { copyOf } from '#lib/notebook/fork.ts';
import { problemsOf } from '#lib/notebook/link.ts';
import { presetDifference } from '#lib/notebook/presetDifference.ts';
import { presets } from '#lib/notebook/presets.ts';
import type { Setting } from '#lib/notebook/settings.ts';
import { fieldsOf, type FormField, type Kinds, kindsOf } from '#lib/sim/form.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { controlOf } from './embedding.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** Whether fields are tried for all arms, or written into the one on show. */
export type Scope = 'all' | 'arm';

/** Fields that were set to what is not allowed, by the arm and the scope that they were set in. */
interface Held {
  readonly key: string;
  readonly settings: readonly Setting[];
}

/** The fields of one arm's spec, as they are and as somebody sets them; what is not allowed yet is held, not lost. */
export class SpecForm {
  scope = $state<Scope>('all');
  readonly #notebook: OpenNotebook;
  #picked = $state<string | null>(null);
  #held = $state.raw<Held>({ key: '', settings: [] });

  /** @param arm the arm whose spec is on show; by default the one on the right */
  constructor(notebook: OpenNotebook, arm: string | null = null) {
    this.#notebook = notebook;
    this.#picked = arm;
  }

  arm = $derived.by(
    () => this.#notebook.list().find(({ name }) => name === this.#picked) ?? this.#notebook.after,
  );
  #key = $derived.by(() => `${this.scope} ${this.arm.name}`);
  /** What was set and is not allowed as things are, in the order in which it was set. */
  pending = $derived.by(() => (this.#held.key === this.#key ? this.#held.settings : []));
  #problems = $derived.by(() => (this.pending.length ? this.#problemsOf(this.pending) : []));
  #kinds = $derived.by((): Partial<Kinds> => {
    const words = this.pending.map(({ path, value }) => [path, value]);
    return { ...kindsOf(this.arm.wanted), ...(Object.fromEntries(words) as Partial<Kinds>) };
  });
  /** Every field of specs of its kinds, as they are set. */
  fields = $derived.by((): readonly FormField[] => fieldsOf(this.#kinds));
  #entry = $derived.by(() => entryOf(this.#notebook.document.arms, this.arm.name));
  preset = $derived.by(() => presets[this.#entry?.preset ?? 'default']);
  /** What the arm is to be run with, as it differs from its preset. */
  difference = $derived.by(() =>
    presetDifference(this.#entry?.preset ?? 'default', this.arm.wanted),
  );
  #presetSpec = $derived.by(() => readSpec(this.preset.spec));

  pick(arm: string): void {
    this.#picked = arm;
  }

  /** What a field holds: what was set last, allowed or not. */
  valueOf({ path, default: usual }: FormField): unknown {
    const held = this.pending.findLast((setting) => setting.path === path);
    return held ? held.value : (valueAt(this.arm.wanted, path.split('.')) ?? usual);
  }

  /** What a field has in the arm's preset; undefined if it has no such field. */
  presetValue(path: string): unknown {
    return valueAt(this.#presetSpec, path.split('.'));
  }

  isOwn(path: string): boolean {
    return isSetByArm(this.#notebook.document, this.arm.name, path);
  }

  /** Why a field cannot be set here; null if it can. */
  closed(path: string): string | null {
    const { document, draft } = this.#notebook;
    if (this.#notebook.locks(controlOf(path))) return 'Locked.';
    if (this.scope === 'arm') return draft.locked && `This notebook is read only: ${draft.locked}.`;
    if (isSetByArms(document, path)) return 'Set by each arm of this notebook.';
    return this.isOwn(path) ? 'Set by this arm itself.' : null;
  }

  /** What is wrong with what is held, as it concerns a field; undefined if nothing is. */
  error(path: string): string | undefined {
    const about = this.#problems.filter((problem) => this.#belongs(problem, path));
    return about.map((problem) => withoutPath(problem, path)).join('; ') || undefined;
  }

  /** Sets a field, with what is held if that is allowed together, else alone; what is not allowed is held. */
  async set(path: string, value: unknown): Promise<void> {
    const setting = { path, value };
    const others = this.pending.filter((held) => held.path !== path);
    const all = [...others, setting];
    if (this.#problemsOf(all).length === 0) return this.#take(all, []);
    if (this.#problemsOf([setting]).length === 0) return this.#take([setting], others);
    this.#held = { key: this.#key, settings: all };
  }

  /** Adds an arm like this one to the document, and shows its fields. */
  async copy(): Promise<void> {
    const { name } = this.arm;
    let added = name;
    await this.#notebook.draft.edit((editor, document) => {
      const copy = copyOf(document, name);
      added = copy.name;
      return editor.arm(document, copy.name, copy.entry);
    });
    this.pick(added);
    this.scope = 'arm';
  }

  async rename(title: string): Promise<void> {
    const { name } = this.arm;
    const words = title.trim();
    if (words === '') return;
    await this.#notebook.draft.edit((editor, document) =>
      editor.arm(document, name, { ...document.arms[name]!, title: words }),
    );
  }

  async remove(): Promise<void> {
    const { name } = this.arm;
    this.#picked = null;
    await this.#notebook.draft.edit((editor, document) => editor.arm(document, name, null));
  }

  async #take(settings: readonly Setting[], held: readonly Setting[]): Promise<void> {
    this.#held = { key: this.#key, settings: held };
    if (this.scope === 'all') {
      this.#notebook.changeTogether(settings);
      return;
    }
    const { name } = this.arm;
    const { changed } = this.#notebook;
    await this.#notebook.draft.edit(
      (editor, document) =>
        editor.arm(document, name, armChange(document, name, settings, changed)),
      `${name} ${settings.at(-1)!.path}`,
    );
  }

  #problemsOf(settings: readonly Setting[]): readonly string[] {
    const { document, changed } = this.#notebook;
    if (this.scope === 'all')
      return problemsOf(sharedChange(document, changed, settings), document);
    const { name } = this.arm;
    return entryProblems(document, name, armChange(document, name, settings, changed), changed);
  }

  /** A problem stands at the field that it names, and at the held one that it is about, else at the last one held. */
  #belongs(problem: string, path: string): boolean {
    if (named(problem) === path) return true;
    const about = this.pending.filter((held) => isWithin(named(problem), held.path));
    const held = about.length ? about : this.pending.slice(-1);
    return held.some((setting) => setting.path === path);
  }
}

function named(problem: string): string {
  return problem.slice(0, Math.max(0, problem.indexOf(':')));
}

function withoutPath(problem: string, path: string): string {
  return named(problem) === path ? problem.slice(path.length + 2) : problem;
}

/** Whether one of two paths is a group around the other, or both are the same. */
function isWithin(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
