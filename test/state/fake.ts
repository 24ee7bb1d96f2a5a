import type { Figures } from '#lib/measure/figures.ts';
import type { Geometry } from '#lib/measure/geometry.ts';
import { idOf } from '#lib/recording/paths.ts';
import { DATA_SLOT, TITLE_SLOT } from '#lib/recording/playbackPage.ts';
import type { RecordedArm } from '#lib/recording/recordings.ts';
import type { KeptReport, Layout, Report } from '#lib/recording/report.ts';
import { editorFor } from '#lib/notebook/editor.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Features, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { openShelf } from '#lib/state/datasets.svelte.ts';
import type { Doors } from '#lib/state/doors.ts';
import { type Embedding, WHOLE } from '#lib/state/embedding.ts';
import type { Library } from '#lib/state/library.ts';
import type { Origin } from '#lib/state/record.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Trained } from '#lib/sim/trained.ts';
import type { Asked, Basis, PairJob, RunReply } from '#lib/worker/protocol.ts';
import type { Asker } from '#lib/worker/asker.ts';
import type { Parcel } from '#lib/worker/parcel.ts';
import type { Reader } from '#lib/worker/reader.ts';
import type { Projector } from '#lib/worker/projector.ts';

const part = (meta: boolean, contrast: boolean) => ({
  method: { id: 'harmony', rounds: 4, meta: { on: meta }, contrast: { on: contrast } },
});

const arms: Notebook['arms'] = {
  splitgp: { title: 'SplitGP', preset: 'default', spec: part(false, false) },
  alignment: { title: 'Alignment', preset: 'default', spec: part(false, true) },
  meta: { title: 'Meta', preset: 'default', spec: part(true, false) },
  both: { title: 'HARMONY', preset: 'default', spec: part(true, true) },
  homogeneous: {
    title: 'One architecture',
    preset: 'default',
    spec: { clients: { architectures: ['cnn-s'] }, method: { id: 'splitgp', rounds: 4 } },
  },
};

/** A notebook of the four arms and a reference, without cells. */
export const notebook: Notebook = {
  version: 1,
  title: 'A title',
  summary: 'A summary.',
  minutes: 1,
  shown: null,
  head: `---\ntitle: A title\nsummary: A summary.\nminutes: 1\narms: ${JSON.stringify(arms)}\n---\n`,
  newer: null,
  broken: null,
  spec: {},
  arms,
  cells: [],
};

export const ORIGIN: Origin = { id: 'a-title', lesson: 'a-title' };

const KEPT = [0, 2, 4];

/** Two clients, two classes, two test samples of each; client 0 holds class 0, client 1 class 1. */
export const opening: Opening = {
  classes: 2,
  side: 2,
  clients: [0, 1].map((id) => ({
    id,
    architecture: ['mlp-s', 'cnn-s'][id]!,
    classes: [id],
    counts: id === 0 ? [5, 0] : [0, 5],
    parameters: 1234 + id,
    flops: 5678,
    shown: new Uint8Array([0, 90, 180, 255]),
    shownLabels: Uint8Array.of(id),
    oodOrder: id === 0 ? Uint16Array.of(2, 3) : Uint16Array.of(0, 1),
  })),
  testLabels: Uint8Array.of(0, 0, 1, 1),
  probe: Uint16Array.of(0, 2),
  probeImages: new Uint8Array(8).fill(128),
  mapped: Uint16Array.of(0, 1),
  server: { parameters: 99, flops: 11 },
  keptRounds: KEPT,
};

/** The hash of a round, as short as recordings have it. */
export function hashOf(round: number): string {
  return round.toString(16).padStart(12, '0');
}

/** A report of a round: kept ones are right on ID and, from round 4 on, on OOD. */
export function reportAt(round: number, live: boolean, hash = hashOf(round)): Report {
  const ood = round >= 4 ? 1 : 0;
  const gated = { '0': 1, '0.5': 0.75, '1': 0.5 + ood / 2 };
  const point = { threshold: 0.5, exitShare: 0.5 };
  const figures = {
    clientAccuracyId: 1,
    clientAccuracyOod: 0,
    serverAccuracyId: 1,
    serverAccuracyOod: ood,
    gated,
    oracle: { '0': point, '0.5': point, '1': point },
  };
  return {
    round,
    hash,
    losses: round ? { exit: [1, 1], server: 1 / round, contrast: null } : null,
    bytes: { up: 2000, down: 1000 },
    flops: { clients: [1, 1], server: 1 },
    figures,
    tested: KEPT.includes(round) ? testedAt(figures, round) : null,
    kept: live && KEPT.includes(round) ? keptAt(round) : null,
  };
}

function testedAt(figures: Report['figures'], round: number): Figures {
  const skew = 1 / (1 + round);
  return {
    ...figures,
    skew: { cut: skew, trunk: skew, projector: skew, within: null, across: skew },
    probeTransfer: { self: 1, cross: 0.5 },
  };
}

/** What is kept of a round. */
export function keptAt(round: number): KeptReport {
  const right = round >= 4 ? [0, 0, 1, 1] : [0, 0, 0, 0];
  const values = Float32Array.from({ length: 8 }, (_, i) => i + round);
  const features: Features = { width: 2, values };
  return {
    messages: [{ from: 0, to: 'server', kind: 'features', shape: [16, 48], count: 6, bytes: 2000 }],
    test: {
      entropy: Float32Array.of(0.1, 0.2, 0.6, 0.8, 0.6, 0.8, 0.1, 0.2),
      client: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1),
      server: Uint8Array.from([...right, ...right]),
    },
    features: { cut: features, trunk: features, projector: features },
  };
}

const LAYOUT: Layout = {
  positions: Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1),
  collapsed: false,
  doubtful: new Uint8Array(),
};

/** A geometry of two clients. */
export const GEOMETRY: Geometry = {
  skew: { ratio: 0.5, within: null, across: 0.5, collapsed: false },
  transfer: { matrix: Float32Array.of(1, 0.5, 0.5, 1), self: 1, cross: 0.5 },
  identifiability: {
    client: { accuracy: 0.75, chance: 0.5 },
    architecture: { accuracy: 0.75, chance: 0.5 },
  },
  cka: { matrix: Float32Array.of(1, 0.9, 0.9, 1), mean: 0.9 },
  leakage: {
    labels: 1,
    permuted: 0.75,
    none: 0.5,
    centroid: 0.75,
    chance: { permuted: 0.5, none: 0.5 },
  },
};

/** The recording of a spec. */
export function recorded(spec: Spec): RecordedArm {
  const reports = [0, 1, 2, 3, 4].map((round) => reportAt(round, false));
  return { id: idOf(spec), spec, opening, fingerprint: hashOf(4), reports };
}

/** Runs that answer only when the test says so. */
export interface FakeRun {
  readonly spec: Spec;
  asked: number;
  cancelled: boolean;
  readonly reply: (reply: RunReply) => void;
}

export interface FakeDoors extends Doors {
  readonly runs: FakeRun[];
  readonly pairs: PairJob[];
  /** Answers of every round that was asked of both runs, until they end. */
  playRounds(last?: number): void;
}

/** Doors without workers or files, with recordings of the notebook's arms and a clock that goes on a second with every look. */
export function fakeDoors(changes: Partial<Doors> = {}): FakeDoors {
  const runs: FakeRun[] = [];
  const pairs: PairJob[] = [];
  let now = 0;
  const there = Object.keys(notebook.arms).map((arm) => idOf(armSpec(notebook, arm)));
  return {
    runs,
    pairs,
    recording: (spec) => Promise.resolve(there.includes(idOf(spec)) ? recorded(spec) : null),
    answers: (_, round) => Promise.resolve(keptAt(round)),
    map: () => Promise.resolve(LAYOUT),
    geometry: () => Promise.resolve({ cut: GEOMETRY, trunk: GEOMETRY, projector: GEOMETRY }),
    nullMotion: () => Promise.resolve({ first: LAYOUT, second: LAYOUT }),
    train: (orders) =>
      orders.map(({ spec, listener }) => {
        const run: FakeRun = { spec, asked: 0, cancelled: false, reply: listener };
        runs.push(run);
        return { next: () => run.asked++, cancel: () => (run.cancelled = true) };
      }),
    projector: () => fakeProjector(pairs),
    asker: fakeAsker,
    reader: fakeReader,
    shelf: openShelf(),
    editor: () => Promise.resolve(editorFor({})),
    library: NO_LIBRARY,
    template: () => Promise.resolve(`<title>${TITLE_SLOT}</title>${DATA_SLOT}`),
    site: () => 'https://skewscope.example/site',
    now: () => (now += 1000),
    date: () => 0,
    playRounds(last = 4) {
      for (const run of runs) run.reply({ type: 'opening', opening });
      for (let round = 0; round <= last; round++) {
        for (const run of runs) run.reply({ type: 'round', report: reportAt(round, true) });
      }
      if (last === 4) for (const run of runs) run.reply({ type: 'end', trained: TRAINED });
    },
    ...changes,
  };
}

/** A device that keeps nothing. */
const NO_LIBRARY: Library = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  list: () => Promise.resolve([]),
};

const BASIS: Basis = {
  mean: new Float64Array(2),
  axes: [new Float64Array(2), new Float64Array(2)],
  shares: [1, 0],
};

function fakeProjector(pairs: PairJob[]): Projector {
  const placed = { positions: new Float32Array(8), collapsed: false, doubtful: new Uint8Array() };
  return {
    pair(job) {
      pairs.push(job);
      return Promise.resolve({ before: placed, after: placed });
    },
    axes: () => Promise.resolve({ placed, basis: BASIS }),
    geometry: () => Promise.resolve(GEOMETRY),
    nullMotion: () => Promise.resolve({ first: placed, second: placed }),
    close: () => undefined,
  };
}

/** Models without weights. */
export const TRAINED: Trained = {
  side: opening.side,
  classes: opening.classes,
  fleets: [],
  server: { trunk: [], classifier: [], projector: [] },
};

/**
 * What the models say of an image: client 0 is sure of class 0, client 1 leans to class 1, and the server says 1 through
 * both. Features are those of the first probe sample in round 4.
 */
export const ASKED: Asked = {
  answers: {
    entropy: Float32Array.of(0.1, 0.8),
    client: Uint8Array.of(0, 1),
    server: Uint8Array.of(1, 1),
  },
  clientShares: Float32Array.of(0.99, 0.01, 0.25, 0.75),
  serverShares: Float32Array.of(0.1, 0.9, 0.2, 0.8),
  features: { cut: featuresAsked(), trunk: featuresAsked(), projector: featuresAsked() },
};

function featuresAsked(): Features {
  return { width: 2, values: Float32Array.of(4, 5, 8, 9) };
}

/** A dataset of 40 samples of each class. */
export const PARCEL: Parcel = {
  sha256: '4c1d0e77'.repeat(8),
  rows: 10,
  columns: 12,
  counts: Array.from({ length: 10 }, () => 40),
  arrays: new Blob(),
};

/** Another one. */
export const OTHER_PARCEL: Parcel = { ...PARCEL, sha256: 'f'.repeat(64) };

function fakeReader(): Reader {
  return { read: () => Promise.resolve(PARCEL), close: () => undefined };
}

function fakeAsker(): Asker {
  return { ask: () => Promise.resolve(ASKED), close: () => undefined };
}

/** An open notebook on fake doors. */
export function open(
  changes: Partial<Doors> = {},
  cells: Notebook['cells'] = [],
  embedding: Embedding = WHOLE,
) {
  const doors = fakeDoors(changes);
  return { doors, page: new OpenNotebook({ ...notebook, cells }, doors, ORIGIN, embedding) };
}

/** Finds the recordings and fetches what is on show, as the page does. */
export async function load({ archive }: OpenNotebook): Promise<void> {
  await archive.find();
  await archive.fetchShown();
}

/** Fetches a kept round of every arm. */
export async function fetchRound(page: OpenNotebook, round: number): Promise<void> {
  for (const arm of page.list()) {
    await Promise.all([arm.wantMap(round, page.readings.stage), arm.wantAnswers(round)]);
  }
}
