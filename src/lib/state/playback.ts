import { proofFile } from '#lib/proof/file.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { packPlayback, type PlayedArm } from '#lib/recording/playback.ts';
import { writePage } from '#lib/recording/playbackPage.ts';
import { type Stage, STAGES } from '#lib/sim/snapshot.ts';
import { MAP_SETTINGS } from '#lib/worker/protocol.ts';
import type { Arm, Run } from './arm.svelte.ts';
import { Cartographer, nextToLayOut, type View } from './cartographer.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** How the making of a playback is followed and given up. */
export interface Making {
  readonly signal?: AbortSignal;
  /** Share of the work done, 0 … 1. */
  readonly onprogress?: (share: number) => void;
}

/** A run that is whole. */
type WholeRun = Run & { readonly fingerprint: string };

/** Milliseconds after which no other stage than the one on show is begun to be laid out: it goes on principal axes. */
const PATIENCE = 20_000;

/** What stored things take: the page with what arms share, the rest of a kept round, an answer of a client, a place on a map. */
const BYTES = { page: 300_000, round: 4000, answer: 3.1, place: 5.3 };

/** A map that is laid out takes as long as so many that are fetched. */
const LAYING = 20;

/**
 * The arms on show as one HTML file that plays them: every kept round is fetched, and of live runs laid out as far as it
 * is not. Rejects with an AbortError when cancelled; otherwise with a sentence on which arm is not whole or what cannot be had.
 */
export async function playbackOf(
  notebook: OpenNotebook,
  proof: Proof,
  { signal, onprogress = () => {} }: Making = {},
): Promise<string> {
  const { document, readings, doors } = notebook;
  const { threshold, rho, stage, colour, round } = readings;
  const shown = notebook.shown().map((arm) => ({ arm, run: wholeRun(arm) }));
  const template = await doors.template();
  const work = workOf(notebook, stage);
  const did = progress(work, onprogress);
  for (const fetches of work.fetches) {
    signal?.throwIfAborted();
    await Promise.all(fetches.map((fetch) => fetch()));
    did(1);
  }
  await layOut(notebook, work.views, { signal, did: () => did(LAYING) });
  const arms = shown.map(({ arm, run }) => playedArm(arm, run));
  const stored = packPlayback({
    title: document.title,
    maker: proof.maker,
    readings: { threshold, rho, stage, colour, round },
    settings: { neighbours: MAP_SETTINGS.neighbours, minDist: MAP_SETTINGS.minDist },
    arms,
  });
  return writePage(template, stored, proofFile(proof));
}

/** Roughly how many bytes the file of these arms has; 0 as long as one is not run. */
export function weightOf(arms: readonly Arm[]): number {
  const weights = arms.map(({ opening }) => {
    if (!opening) return NaN;
    const { clients, testLabels, mapped, keptRounds } = opening;
    const samples = BYTES.answer * testLabels.length + BYTES.place * STAGES.length * mapped.length;
    return keptRounds.length * (BYTES.round + clients.length * samples);
  });
  return weights.reduce((sum, weight) => sum + weight, BYTES.page) || 0;
}

/** What is to be done: what is fetched together of each round, then the maps that are to be laid out, those of the stage on show first. */
function workOf(notebook: OpenNotebook, shownStage: Stage) {
  const { before, after, rounds } = notebook;
  const arms = notebook.shown();
  const fetches = rounds.map((round) =>
    arms.flatMap((arm) => [
      () => arm.wantAnswers(round),
      ...STAGES.map((stage) => () => arm.wantMap(round, stage)),
    ]),
  );
  const others = STAGES.filter((stage) => stage !== shownStage);
  const views = [shownStage, ...others].map((stage) =>
    rounds
      .map((round): View => ({ before, after, round, stage }))
      .filter((view) => nextToLayOut(view, []) !== null),
  );
  return { fetches, views };
}

function progress(
  { fetches, views }: ReturnType<typeof workOf>,
  onprogress: (share: number) => void,
) {
  const all = fetches.length + LAYING * views.flat().length;
  let done = 0;
  return (work: number) => onprogress((done += work) / all);
}

interface LayingOut {
  readonly signal: AbortSignal | undefined;
  readonly did: () => void;
}

/** Lays out what is not yet, in a worker of its own: the notebook's goes on with what the reader looks at. */
async function layOut(
  { doors }: OpenNotebook,
  stages: readonly (readonly View[])[],
  { signal, did }: LayingOut,
): Promise<void> {
  const cartographer = new Cartographer(doors.projector);
  const cancel = () => cartographer.cancel();
  signal?.addEventListener('abort', cancel);
  const begun = doors.now();
  try {
    for (const [place, views] of stages.entries()) {
      const isPatient = place === 0 || doors.now() - begun < PATIENCE;
      for (const view of views) {
        signal?.throwIfAborted();
        if (isPatient) await cartographer.layOut(view, view.after.wanted.seed);
        else await cartographer.stream(view);
        if (cartographer.failure)
          throw new Error(`the maps cannot be laid out: ${cartographer.failure}`);
        did();
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cartographer.close();
  }
  signal?.throwIfAborted();
}

function wholeRun(arm: Arm): WholeRun {
  const { run, isWhole, title } = arm;
  if (isWhole && isEnded(run)) return run;
  throw new Error(`${title}: only a run that has ended, of what is asked for now, can be exported`);
}

function isEnded(run: Run | null): run is WholeRun {
  return run !== null && run.fingerprint !== null;
}

/** @throws Error if the arm shows another run by now, or a round could not be fetched */
function playedArm(arm: Arm, { spec, opening, reports, fingerprint }: WholeRun): PlayedArm {
  const { name, title } = arm;
  if (arm.run?.fingerprint !== fingerprint) throw new Error(`${title}: was run again meanwhile`);
  return {
    ...{ name, title, spec, opening, reports, fingerprint },
    answers: (round) => arm.answers(round) ?? refuse(arm, round),
    map: (round, stage) => {
      const map = arm.placement(round, stage);
      return map || !arm.failure ? map : refuse(arm, round);
    },
  };
}

function refuse({ title, failure }: Arm, round: number): never {
  throw new Error(`${title}: round ${round} cannot be had${failure ? ` (${failure})` : ''}`);
}
