import { untrack } from 'svelte';
import { type Link, writeLinkUpon } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { engineNote } from '#lib/proof/engines.ts';
import { AT_ONCE, secondsTogether } from '#lib/proof/estimate.ts';
import { thresholdOf } from '#lib/proof/evidence.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { specsOf } from '#lib/proof/specs.ts';
import { judge, type Verdict, worst } from '#lib/proof/verdict.ts';
import { canonical, type Spec } from '#lib/sim/spec.ts';
import type { Arm, LiveRun } from './arm.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';
import type { Version } from './draft.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** What a link brought. */
export interface Brought {
  readonly proof: Proof;
  /** Its notebook, with the arms that it says. */
  readonly document: Notebook;
  /** What stands for it in the address: `proof=…`; null: nothing does. */
  readonly carrier: string | null;
  /** Readings and changes as the proof says them; settings may stand behind it in the address. */
  readonly said: Link;
  /** What was there before. */
  readonly before: Version;
}

/** What an opened link claims, and what came out when it was run again here. */
export class Claim {
  readonly proof: Proof;
  readonly before: Version;
  /** Which other version made it, and what may differ therefore; null if it was this one. */
  readonly note: string | null;
  /** Roughly how long it takes to run all of it again. */
  readonly seconds: number;
  /** The arms that it carries evidence of, with the specs that they were run with. */
  readonly specs: Readonly<Record<string, Spec>>;
  /** Of every arm that was run again to its end since. */
  verdicts = $state.raw<Readonly<Record<string, Verdict>>>({});
  readonly #notebook: OpenNotebook;
  readonly #brought: Brought;
  /** Of each such arm its name, and the canonical text of its spec. */
  readonly #subjects: readonly (readonly [name: string, identity: string])[];
  #judged: Readonly<Record<string, LiveRun>> = {};
  #replay = $state.raw<Comparison | null>(null);
  /** The round that was on show before the replay began. */
  #round: number | null = null;
  /** It only waits for data files: once they are given it goes on by itself, if it may. */
  #waits: boolean;

  constructor(notebook: OpenNotebook, brought: Brought) {
    this.#notebook = notebook;
    this.#brought = brought;
    this.proof = brought.proof;
    this.before = brought.before;
    this.note = engineNote(this.proof.maker);
    this.specs = specsOf(this.proof);
    this.#subjects = Object.entries(this.specs).map(([name, spec]) => [name, canonical(spec)]);
    this.seconds = secondsTogether(Object.values(this.specs));
    this.#waits = this.missing.length > 0;
  }

  /** Whether every arm that something is claimed of is wanted as it was run. */
  applies = $derived.by(() =>
    this.#subjects.every(([name, identity]) => {
      const arm = this.#arm(name);
      return arm !== undefined && canonical(arm.wanted) === identity;
    }),
  );
  /** The least of all arms' verdicts; null until all are there, and without evidence. */
  verdict = $derived.by((): Verdict | null => {
    const verdicts = Object.values(this.verdicts);
    return verdicts.length > 0 && verdicts.length === this.#subjects.length
      ? worst(verdicts)
      : null;
  });
  /** The replay, as long as it goes on, or failed and nothing was run since. */
  replaying = $derived.by(() =>
    this.#replay !== null && this.#replay === this.#notebook.comparison ? this.#replay : null,
  );
  /** `changed`: what is on show is not what was claimed; `bare`: there is nothing to check. */
  status = $derived.by((): 'changed' | 'bare' | 'replaying' | 'checked' | 'failed' | 'claimed' => {
    if (!this.applies) return 'changed';
    if (this.#subjects.length === 0) return 'bare';
    if (this.replaying?.active) return 'replaying';
    if (this.verdict) return 'checked';
    return this.replaying?.failure ? 'failed' : 'claimed';
  });
  /** What stands for the claim in the address, with the settings that differ from it; null if nothing does. */
  fragment = $derived.by(() => {
    const { carrier, said } = this.#brought;
    if (carrier === null) return null;
    const { readings, changed, document } = this.#notebook;
    const settings = writeLinkUpon({ readings, changed }, said, document);
    return settings ? `${carrier}&${settings}` : carrier;
  });

  /** Hashes of data files that it takes and that are not here. */
  missing = $derived.by(() => this.#notebook.datasets.missing(Object.values(this.specs)));

  /** Whether it is run again without being asked: what was made elsewhere, and what takes long, never is. */
  get isAtOnce(): boolean {
    const isReady = this.status === 'claimed' && this.missing.length === 0;
    return isReady && this.note === null && this.seconds < AT_ONCE && !this.#notebook.locks('run');
  }

  /** Runs exactly the arms again that something is claimed of. */
  replay(): void {
    if (!this.applies || this.#subjects.length === 0) return;
    this.verdicts = {};
    this.#judged = {};
    this.#round ??= this.#notebook.readings.round;
    const { comparison } = this.#notebook;
    this.#notebook.runLive(this.#subjects.map(([name]) => this.#arm(name)!));
    const begun = this.#notebook.comparison;
    this.#replay = begun === comparison ? null : begun;
  }

  /** Brings back what was claimed after something was changed: an edit as others are. */
  goBack(): void {
    const { document, said } = this.#brought;
    this.#notebook.draft.open({ document, changed: said.changed, claim: this });
    this.#notebook.read({ before: said.readings.before, after: said.readings.after });
  }

  /** Judges runs that have come to their end; called in an effect, it does so when there are more. */
  settle(): void {
    if (this.#waits && this.missing.length === 0) {
      this.#waits = false;
      untrack(() => this.isAtOnce && this.replay());
    }
    const { evidence } = this.proof;
    for (const [name, identity] of this.#subjects) {
      const live = this.#arm(name)?.live;
      if (!live || live.fingerprint === null || this.#judged[name] === live) continue;
      if (canonical(live.spec) !== identity) continue;
      this.#judged = { ...this.#judged, [name]: live };
      this.verdicts = { ...this.verdicts, [name]: this.#judge(evidence[name]!, live) };
    }
    if (this.#replay && !this.#replay.active) this.#showRound();
  }

  #judge(claimed: Evidence, live: LiveRun): Verdict {
    const answers = (round: number) =>
      live.reports.find((report) => report.round === round)?.kept?.test ?? null;
    const judging = { threshold: thresholdOf(this.proof), sameEngine: this.note === null };
    return judge(claimed, { reports: live.reports, answers }, judging);
  }

  /** The reader looks at the round again that was on show before the replay, unless they chose another. */
  #showRound(): void {
    if (this.#round === null) return;
    if (this.#notebook.readings.round === null) this.#notebook.read({ round: this.#round });
    this.#round = null;
  }

  #arm(name: string): Arm | undefined {
    const { arms } = this.#notebook;
    return Object.hasOwn(arms, name) ? arms[name] : undefined;
  }
}
