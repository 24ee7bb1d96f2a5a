import { keyed, type Part, type Row } from '../part.ts';
import { spreadOf } from '../quartiles.ts';
import { type Visit, visit } from './chromium.ts';
import { PAGE, SITE } from './folders.ts';
import { type LiveRun, runLive, settled } from './live.ts';

const REPEATS = 3;

/** The arms of the default comparison, and how the opening page shows one alone: against itself. */
const ARMS = [
  {
    difference: { method: { id: 'harmony', meta: { on: false }, contrast: { on: false } } },
    alone: '#after=splitgp',
  },
  {
    difference: { method: { id: 'harmony', meta: { on: true }, contrast: { on: true } } },
    alone: '#before=both',
  },
];

/** Seconds of both arms together, and of each alone. */
interface Lap {
  readonly together: number;
  readonly alone: readonly number[];
}

/** A lap on the site, with the longest task of the page while both arms run. */
interface SiteLap extends Lap {
  readonly longestTaskMs: number;
}

/** The default comparison end to end on the site, then in the site's run workers alone. */
export async function comparisonPart(): Promise<Part> {
  const onSite = await visit(SITE, (site) => repeat(() => lapOnSite(site)));
  const { laps, firstSteps } = await visit(PAGE, lapsOfWorkers);
  const [site, workers] = [spreads(onSite), spreads(laps)];
  const longest = spreadOf(onSite.map(({ longestTaskMs }) => longestTaskMs));
  const firstStep = spreadOf(firstSteps);
  return {
    title: 'Default comparison: SplitGP and HARMONY, 8 clients, 60 rounds',
    rows: [
      ...rowsOf('on the page, from click to end', site, { seconds: '≤ 4', speedup: '≥ 1.6' }),
      {
        name: '  longest task of the page (0: none of 50 ms)',
        value: longest,
        unit: 'ms',
        target: '≤ 100',
      },
      ...rowsOf('run workers alone, from start to end', workers),
      { name: 'start of a worker to its first step', value: firstStep, unit: 'ms' },
    ],
    json: {
      comparison: {
        ...keys(site),
        ...keyed('longestTaskMs', longest),
        workers: keys(workers),
      },
      worker: keyed('firstStepMs', firstStep),
    },
    failures: [],
  };
}

async function lapOnSite(site: Visit): Promise<SiteLap> {
  const { ms, longestTaskMs } = await verifiedRun(site, '');
  const alone: number[] = [];
  for (const arm of ARMS) alone.push((await verifiedRun(site, arm.alone)).ms / 1000);
  return { together: ms / 1000, alone, longestTaskMs };
}

/** @throws Error if the run has other bits than the recording. */
async function verifiedRun({ open }: Visit, fragment: string): Promise<LiveRun> {
  const page = await open(fragment);
  await settled(page);
  const run = await runLive(page);
  await page.close();
  if (run.badge === 'verified') return run;
  throw new Error(`the live run of ${fragment || 'both arms'} is not verified but ${run.badge}`);
}

async function lapsOfWorkers({ open }: Visit) {
  const page = await open();
  const firstSteps: number[] = [];
  const train = async (differences: readonly object[]) => {
    const { ms, firstStepMs } = await page.evaluate((these) => bench.train(these), differences);
    if (differences.length === 1) firstSteps.push(firstStepMs);
    return ms / 1000;
  };
  const laps = await repeat(async () => {
    const together = await train(ARMS.map(({ difference }) => difference));
    const alone: number[] = [];
    for (const { difference } of ARMS) alone.push(await train([difference]));
    return { together, alone };
  });
  return { laps, firstSteps };
}

async function repeat<T>(once: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let i = 0; i < REPEATS; i++) found.push(await once());
  return found;
}

function spreads(laps: readonly Lap[]) {
  const spread = (of: (lap: Lap) => number) => spreadOf(laps.map(of));
  return {
    together: spread(({ together }) => together),
    sequential: spread(({ alone }) => sum(alone)),
    speedup: spread(({ together, alone }) => sum(alone) / together),
    // Together they cannot be faster than the slower one.
    most: spread(({ alone }) => sum(alone) / Math.max(...alone)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

type Spreads = ReturnType<typeof spreads>;

function rowsOf(
  name: string,
  { together, sequential, speedup, most }: Spreads,
  targets: { readonly seconds?: string; readonly speedup?: string } = {},
): Row[] {
  const aimed = (target?: string) => (target === undefined ? {} : { target });
  return [
    { name, value: together, unit: 's', ...aimed(targets.seconds) },
    { name: '  its arms one after the other', value: sequential, unit: 's' },
    { name: '  times faster together', value: speedup, unit: '', ...aimed(targets.speedup) },
    { name: '  and at most, if neither hinders the other', value: most, unit: '' },
  ];
}

function keys({ together, sequential, speedup, most }: Spreads): object {
  return {
    ...keyed('seconds', together),
    ...keyed('sequentialSeconds', sequential),
    ...keyed('speedup', speedup),
    ...keyed('mostSpeedup', most),
  };
}
