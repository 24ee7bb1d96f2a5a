import type { Figures } from '#lib/measure/figures.ts';
import type { RecordedArm, Recordings } from '#lib/recording/recordings.ts';
import type { KeptReport, Report } from '#lib/recording/report.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Features, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Doors } from '#lib/state/doors.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Basis, PairJob, RunReply } from '#lib/worker/protocol.ts';
import type { Projector } from '#lib/worker/projector.ts';

const part = (meta: boolean, contrast: boolean) => ({
  method: { id: 'harmony', rounds: 4, meta: { on: meta }, contrast: { on: contrast } },
});

/** A notebook of the four arms and a reference, without cells. */
export const notebook: Notebook = {
  title: 'A title',
  summary: 'A summary.',
  minutes: 1,
  head: '',
  spec: {},
  arms: {
    splitgp: { title: 'SplitGP', spec: part(false, false) },
    alignment: { title: 'Alignment', spec: part(false, true) },
    meta: { title: 'Meta', spec: part(true, false) },
    both: { title: 'HARMONY', spec: part(true, true) },
    homogeneous: {
      title: 'One architecture',
      spec: { clients: { architectures: ['cnn-s'] }, method: { id: 'splitgp', rounds: 4 } },
    },
  },
  cells: [],
};

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

/** A report of a round: kept ones are right on ID and, from round 4 on, on OOD. */
export function reportAt(round: number, live: boolean, hash = `h${round}`): Report {
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
    kept: KEPT.includes(round) ? keptAt(round, live) : null,
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

function keptAt(round: number, live: boolean): KeptReport {
  const right = round >= 4 ? [0, 0, 1, 1] : [0, 0, 0, 0];
  const layout = {
    positions: Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1),
    collapsed: false,
    doubtful: new Uint8Array(),
  };
  const values = Float32Array.from({ length: 8 }, (_, i) => i + round);
  const features: Features = { width: 2, values };
  return {
    messages: [{ from: 0, to: 'server', kind: 'features', shape: [16, 48], count: 6, bytes: 2000 }],
    test: {
      entropy: Float32Array.of(0.1, 0.2, 0.6, 0.8, 0.6, 0.8, 0.1, 0.2),
      client: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1),
      server: Uint8Array.from([...right, ...right]),
    },
    features: live ? { cut: features, trunk: features, projector: features } : null,
    layouts: live ? {} : { cut: layout, trunk: layout, projector: layout },
  };
}

export function recorded(spec: Spec): RecordedArm {
  const reports = [0, 1, 2, 3, 4].map((round) => ({ ...reportAt(round, false), kept: null }));
  return { spec, opening, fingerprint: 'h4', reports };
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

/** Doors without workers or files, and with a clock that goes on a second with every look. */
export function fakeDoors(changes: Partial<Doors> = {}): FakeDoors {
  const runs: FakeRun[] = [];
  const pairs: PairJob[] = [];
  let now = 0;
  const recordings: Recordings = {
    arms: Object.fromEntries(
      Object.keys(notebook.arms).map((arm) => [arm, recorded(armSpec(notebook, arm))]),
    ),
  };
  return {
    runs,
    pairs,
    recordings: () => Promise.resolve(recordings),
    kept: (_, round) => Promise.resolve(reportAt(round, false).kept!),
    train: (orders) =>
      orders.map(({ spec, listener }) => {
        const run: FakeRun = { spec, asked: 0, cancelled: false, reply: listener };
        runs.push(run);
        return { next: () => run.asked++, cancel: () => (run.cancelled = true) };
      }),
    projector: () => fakeProjector(pairs),
    now: () => (now += 1000),
    playRounds(last = 4) {
      for (const run of runs) run.reply({ type: 'opening', opening });
      for (let round = 0; round <= last; round++) {
        for (const run of runs) run.reply({ type: 'round', report: reportAt(round, true) });
      }
      if (last === 4) for (const run of runs) run.reply({ type: 'end' });
    },
    ...changes,
  };
}

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
    close: () => undefined,
  };
}

/** An open notebook on fake doors. */
export function open(changes: Partial<Doors> = {}) {
  const doors = fakeDoors(changes);
  return { doors, page: new OpenNotebook(notebook, doors) };
}
