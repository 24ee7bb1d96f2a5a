import { saysSame } from '#lib/notebook/difference.ts';
import type { Editor } from '#lib/notebook/editor.ts';
import { problemsOf } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { readReadings } from '#lib/notebook/readings.ts';
import { textOf } from '#lib/notebook/text.ts';
import { splitFragment } from '#lib/proof/address.ts';
import { readProofText } from '#lib/proof/file.ts';
import { packProof, unpackProof } from '#lib/proof/payload.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { Claim } from './claim.svelte.ts';
import type { Doors } from './doors.ts';
import type { Draft } from './draft.svelte.ts';
import { HANDED, handedOver } from './handover.ts';
import { linked } from './linked.ts';
import type { Ways } from './links.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** What stands for a proof in the address, and the settings behind it. */
interface Carried {
  readonly carrier: string | null;
  readonly rest: string;
}

/** How a link is opened: where else it may belong, and whether it is still to be. */
export interface Opening {
  readonly ways: Ways | null;
  isWanted(): boolean;
}

/** Opens a link's fragment, without `#`, or goes where it belongs. Returns why it cannot be, in one sentence; null if it can. */
export async function openLink(
  notebook: OpenNotebook,
  doors: Pick<Doors, 'editor'>,
  text: string,
  opening: Opening,
): Promise<string | null> {
  try {
    const { proof, ...carried } = proofIn(text);
    const way = opening.ways && wayTo(proof, opening.ways);
    if (way === null) await openProof(notebook, doors, proof, { ...opening, ...carried });
    else opening.ways!.pass(`${way}#${text}`);
    return null;
  } catch (error) {
    if (error instanceof LinkError) return error.message;
    throw error;
  }
}

/**
 * Shows what a proof claims in one step that can be undone, and runs it again at once if that is cheap.
 * @throws LinkError if its notebook cannot be read, or its arms are not possible in it
 */
export async function openProof(
  notebook: OpenNotebook,
  doors: Pick<Doors, 'editor'>,
  proof: Proof,
  opening: Partial<Opening & Carried> = {},
): Promise<void> {
  const { carrier = carrierOf(proof), rest = '', isWanted = () => true } = opening;
  const document = await documentOf(proof, notebook.draft, doors);
  if (!isWanted()) return;
  const said = { readings: readReadings(proof.readings).readings, changed: proof.tried };
  const { readings, changed, problems } = linked(rest, document, () => undefined, said);
  // What waits to be kept is of what was there before.
  void notebook.keeper.flush();
  const { draft, answers } = notebook;
  const before = { document: draft.document, changed: draft.changed, claim: draft.claim };
  const claim = new Claim(notebook, { proof, document, carrier, said, before });
  draft.open({ document, changed, claim });
  if (document !== before.document) {
    answers.replace([]);
    draft.fold([]);
  }
  notebook.readings = readings;
  notebook.problems = problems;
  notebook.links.pending = null;
  if (claim.isAtOnce) claim.replay();
}

function proofIn(text: string): Carried & { readonly proof: Proof } {
  const { payload, rest } = splitFragment(text);
  if (payload !== null) return { proof: unpackProof(payload), carrier: `proof=${payload}`, rest };
  const file = handedOver();
  if (file === null) throw new LinkError('the file that was opened here is not at hand any more');
  const settings = text.split('&').slice(1).join('&');
  return { proof: readProofText(file), carrier: HANDED, rest: settings };
}

/** Null if nothing short enough stands for it. */
function carrierOf(proof: Proof): string | null {
  try {
    return `proof=${packProof(proof)}`;
  } catch (error) {
    if (error instanceof LinkError) return null;
    throw error;
  }
}

/** The address where a proof belongs, without a fragment; null: it opens here. */
function wayTo({ notebook }: Proof, ways: Ways): string | null {
  if (notebook === null || !('lesson' in notebook)) return ways.open;
  if (notebook.lesson === ways.here) return null;
  const way = ways.lesson(notebook.lesson);
  if (way === null) throw new LinkError(`${notebook.lesson} is not the name of a lesson here`);
  return way;
}

/** The notebook in which a proof is told, with its arms; the very one on show if it is that. */
async function documentOf(
  { notebook: told, spec, arms, tried }: Proof,
  draft: Draft,
  { editor }: Pick<Doors, 'editor'>,
): Promise<Notebook> {
  const base = told && 'text' in told ? textIn(told, await editor()) : draft.published;
  const there = textOf(base) === textOf(draft.document) ? draft.document : base;
  const isThere = saysSame({ spec, arms }, { spec: there.spec, arms: there.arms });
  const document = isThere ? there : (await editor()).arms(there, { spec, arms });
  const [problem] = problemsOf(tried, document);
  if (problem !== undefined) throw new LinkError(problem);
  return document;
}

function textIn({ title, text }: { title: string; text: string }, editor: Editor): Notebook {
  const { notebook } = editor.read(text, title);
  const unread = notebook.newer ?? notebook.broken;
  if (unread !== null) throw new LinkError(`the notebook in the link cannot be read: ${unread}`);
  return notebook;
}
