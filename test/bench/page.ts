import '../../src/app.css';
import { trainTogether } from './page/runs.ts';
import { type Laid, type Maps, openMaps } from './page/maps.ts';

/** What the bench asks of this page. */
const onPage = {
  /** Milliseconds of training these specs side by side, and until the first step. */
  async train(differences: readonly object[]): Promise<{ ms: number; firstStepMs: number }> {
    const { ms, firstStepMs } = await trainTogether(differences);
    return { ms, firstStepMs };
  },
  /** Prepares a pair of maps, and tells how many points each has. */
  async openMaps(differences: readonly [object, object]): Promise<number> {
    maps?.close();
    maps = await openMaps(differences);
    return maps.points;
  },
  layOut(): Promise<Laid> {
    return maps!.layOut();
  },
};

let maps: Maps | undefined;

declare global {
  var bench: typeof onPage;
}

globalThis.bench = onPage;
