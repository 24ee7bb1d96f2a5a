import type { Editor } from '#lib/notebook/editor.ts';
import type { Kinds } from '#lib/notebook/notebook.ts';
import { openRecordings, type Recordings } from '#lib/recording/recordings.ts';
import { type Asker, startAsker } from '#lib/worker/asker.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { startProjector } from '#lib/worker/projector.ts';
import { type Reader, startReader } from '#lib/worker/reader.ts';
import { openPool, placesOn, type Pool } from '#lib/worker/pool.ts';
import type { Order, Runner } from '#lib/worker/runner.ts';
import { openRuns } from '#lib/worker/runner.ts';
import { openShelf, type Shelf } from './datasets.svelte.ts';
import { deviceLibrary, type Library } from './library.ts';

/** One for every notebook that is opened in the life of the page. */
const SHELF = openShelf();

/** Everything outside the page's own thread that an open notebook uses: files, workers and the clock. */
export interface Doors extends Recordings {
  /** Opens runs that go side by side. */
  train(orders: readonly Order[]): readonly Runner[];
  projector(): Projector;
  asker(): Asker;
  reader(): Reader;
  /** Datasets that the reader has given, for the life of the page. */
  readonly shelf: Shelf;
  /** What reads and edits notebooks; fetched when it is first asked for. */
  editor(): Promise<Editor>;
  readonly library: Library;
  /** The page of playbacks, into which a run is put. Rejects with the file's name, and why it cannot be had. */
  template(): Promise<string>;
  /** The address of the site's root, as links begin. */
  site(): string;
  /** Milliseconds since some moment. */
  now(): number;
  /** Milliseconds since the beginning of 1970. */
  date(): number;
}

/** The doors of the site: recordings below `base`, workers, and the browser's clock; `kinds` are those of cells. */
export function siteDoors(base: string, kinds: Kinds): Doors {
  let pool: Pool | undefined;
  return {
    ...openRecordings((path) => fetch(`${base}/${path}`)),
    train: (orders) => openRuns((pool ??= pagePool()), orders),
    projector: startProjector,
    asker: startAsker,
    reader: startReader,
    shelf: SHELF,
    editor: async () => (await import('#lib/notebook/editor.ts')).editorFor(kinds),
    library: deviceLibrary(),
    template: () => fetchTemplate(`${base}/player/player.html`),
    site: () => location.origin + base,
    now: () => performance.now(),
    date: () => Date.now(),
  };
}

async function fetchTemplate(url: string): Promise<string> {
  const response = await fetch(url);
  if (response.ok) return response.text();
  throw new Error(`player/player.html: ${response.status} ${response.statusText}`);
}

/** A pool that leaves one core to the page. */
function pagePool(): Pool {
  return openPool(placesOn(navigator.hardwareConcurrency - 1));
}
