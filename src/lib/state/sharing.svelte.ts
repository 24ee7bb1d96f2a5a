import type { Notebook } from '#lib/notebook/notebook.ts';
import { readingSettings } from '#lib/notebook/readings.ts';
import { textOf } from '#lib/notebook/text.ts';
import { addressOf, LONGEST_LINK } from '#lib/proof/address.ts';
import { evidenceOf } from '#lib/proof/evidence.ts';
import { proofFile } from '#lib/proof/file.ts';
import { maker } from '#lib/proof/program.ts';
import { type Evidence, LinkError, type Proof } from '#lib/proof/proof.ts';
import type { Arm } from './arm.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** Something that is made of a proof, or why it cannot be. */
export interface Made {
  /** Null if it cannot be made. */
  readonly text: string | null;
  readonly problem: string | null;
}

/** What a reader shares of an open notebook: gathered, and gathered anew when what is on show is another. */
export class Sharing {
  /** Null until everything is fetched that it takes. */
  proof = $state.raw<Proof | null>(null);
  readonly #notebook: OpenNotebook;
  readonly #site: string;
  #asked = 0;

  /** @param site the address of the site's root */
  constructor(notebook: OpenNotebook, site: string) {
    this.#notebook = notebook;
    this.#site = site;
  }

  /** The link; none of a proof that is longer than links may be. */
  link = $derived.by(() => this.proof && linkTo(this.#site, this.proof));
  /** The file. */
  file = $derived.by(() => this.proof && fileOf(this.proof));

  /** Gathers what is on show now; called in an effect, it does so again when that changes. */
  async gather(): Promise<void> {
    const asked = ++this.#asked;
    const proof = await proofOf(this.#notebook);
    if (asked === this.#asked) this.proof = proof;
  }
}

/**
 * The proof of what is on show: the notebook, its arms, what is tried on them and how they are read, with evidence of the
 * arms on show whose run is whole and of the wanted spec, recorded or live. Answers that are not here yet are fetched; an
 * arm of which some cannot be had goes without evidence.
 */
export async function proofOf(notebook: OpenNotebook): Promise<Proof> {
  const { document, changed, readings } = notebook;
  const shown = notebook.shown().map(async (arm) => {
    const evidence = await evidenceOfArm(arm, readings.threshold);
    return evidence ? [[arm.name, evidence] as const] : [];
  });
  return {
    maker: maker(),
    notebook: toldIn(notebook),
    spec: document.spec,
    arms: document.arms,
    tried: changed,
    readings: readingSettings(readings),
    evidence: Object.fromEntries((await Promise.all(shown)).flat()),
  };
}

/**
 * A lesson by its name, whatever its arms are by now; nothing where the page tells nothing but its arms; and every text that
 * is the reader's own, or that a link brought, as a whole.
 */
function toldIn({ origin, draft, document }: OpenNotebook): Proof['notebook'] {
  const isAsPublished = document.broken === null && tellsSame(document, draft.published);
  if (isAsPublished && origin.loose) return null;
  if (isAsPublished && origin.lesson !== null) return { lesson: origin.lesson };
  return { title: document.title, text: textOf(document) };
}

/** Whether two documents differ in nothing but their arms. */
function tellsSame(a: Notebook, b: Notebook): boolean {
  const told = ({ title, summary, minutes, shown, cells }: Notebook) =>
    JSON.stringify([title, summary, minutes, shown, cells.map(({ source }) => source)]);
  return told(a) === told(b);
}

async function evidenceOfArm(arm: Arm, threshold: number): Promise<Evidence | null> {
  const run = arm.isWhole ? arm.run : null;
  if (!run) return null;
  const { keptRounds } = run.opening;
  await Promise.all(keptRounds.map((round) => arm.wantAnswers(round)));
  // While they were fetched, another run may have come on show: its answers would be mistaken for those of this one.
  if (arm.run !== run) return null;
  const answers = (round: number) => arm.answers(round)?.test ?? null;
  return evidenceOf({ reports: run.reports, answers }, { rounds: keptRounds, threshold });
}

/** The link to a proof; none if it is longer than links may be, or may not be in one. */
export function linkTo(site: string, proof: Proof): Made {
  const made = tried(() => addressOf(site, proof));
  if (made.text === null || made.text.length <= LONGEST_LINK) return made;
  const problem = `the link would be of ${made.text.length} characters, more than ${LONGEST_LINK}: a file can carry it`;
  return { text: null, problem };
}

function fileOf(proof: Proof): Made {
  return tried(() => proofFile(proof));
}

function tried(make: () => string): Made {
  try {
    return { text: make(), problem: null };
  } catch (error) {
    if (error instanceof LinkError) return { text: null, problem: error.message };
    throw error;
  }
}
