import { keyed, type Part } from '../part.ts';
import { spreadOf } from '../quartiles.ts';
import { type Visit, visit } from './chromium.ts';
import { PAGE } from './folders.ts';

const REPEATS = 3;

/** Clients × probe samples of a class × 10 classes: 800, 2,000 and 5,000 points. */
const SIZES = [
  { count: 8, probePerClass: 10, target: '≤ 1.5' },
  { count: 8, probePerClass: 25 },
  { count: 10, probePerClass: 50, target: '≤ 8' },
];

/** Pairs of maps in the site's projection worker, and how long they keep the page's thread. */
export async function umapPart(): Promise<Part> {
  const found = await visit(PAGE, async ({ open }) => {
    const sizes = [];
    for (const size of SIZES) sizes.push(await measure(open, size));
    return sizes;
  });
  return {
    title: 'A pair of maps by UMAP, in the projection worker',
    rows: found.flatMap(({ points, seconds, longest, target }) => [
      { name: `${points} points`, value: seconds, unit: 's', ...(target && { target }) },
      { name: '  longest task of the page meanwhile', value: longest, unit: 'ms', target: '< 50' },
    ]),
    json: {
      umap: found.map(({ points, seconds, longest }) => ({
        points,
        ...keyed('seconds', seconds),
        ...keyed('longestTaskMs', longest),
      })),
    },
    failures: [],
  };
}

async function measure(open: Visit['open'], { count, probePerClass, target }: (typeof SIZES)[0]) {
  const page = await open();
  const arm = (on: boolean) => ({
    data: { probePerClass },
    clients: { count },
    method: { id: 'harmony', rounds: 20, meta: { on }, contrast: { on } },
  });
  const arms = [arm(false), arm(true)] as [object, object];
  const points = await page.evaluate((these) => bench.openMaps(these), arms);
  const laid = [];
  for (let i = 0; i < REPEATS; i++) laid.push(await page.evaluate(() => bench.layOut()));
  await page.close();
  return {
    points,
    target,
    seconds: spreadOf(laid.map(({ ms }) => ms / 1000)),
    longest: spreadOf(laid.map(({ longest: { gapMs, taskMs } }) => Math.max(gapMs, taskMs))),
  };
}
