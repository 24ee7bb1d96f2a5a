import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Part } from '../part.ts';
import { visit } from './chromium.ts';
import { FIRST_LESSON, SITE } from './folders.ts';
import { pictured, played, runLive, settled } from './live.ts';

/** What the site sends before the reader does anything, each file by itself through gzip. */
export async function bytesPart(): Promise<Part> {
  const lesson = await visit(SITE, async ({ asked, open }) => {
    const page = await open(FIRST_LESSON);
    await pictured(page);
    await page.waitForLoadState('networkidle');
    return weigh(asked);
  });
  const { opening, worker } = await visit(SITE, async ({ asked, open }) => {
    const page = await open();
    await settled(page);
    // The first map plays by itself, and fetches what it plays.
    await played(page);
    const before = [...asked];
    await runLive(page);
    const after = [...asked].filter((path) => !before.includes(path));
    const worker = await zipped(after.filter((path) => /run\.worker|\.wasm$/.test(path)));
    return { opening: await weigh(before), worker };
  });
  const kilo = (name: string, value: number, target?: string) => ({
    name,
    value: value / 1000,
    unit: 'kB',
    ...(target && { target }),
  });
  return {
    title: 'Bytes after gzip, before the reader does anything',
    rows: [
      kilo('the first lesson', lesson.page, '≤ 250'),
      kilo('  the app', lesson.app),
      kilo('  recordings', lesson.recordings),
      kilo('the opening page, after its map has played', opening.page),
      kilo('  the app', opening.app),
      kilo('  recordings', opening.recordings),
      kilo('a run worker with its engine', worker),
    ],
    json: { bytes: { ...opening, worker, lesson } },
    failures: [],
  };
}

async function weigh(asked: Iterable<string>) {
  const isRecording = (path: string) => path.startsWith('/recordings/');
  const paths = [...asked];
  return {
    page: await zipped(paths),
    app: await zipped(paths.filter((path) => !isRecording(path))),
    recordings: await zipped(paths.filter(isRecording)),
  };
}

async function zipped(paths: readonly string[]): Promise<number> {
  const files = paths.map((path) =>
    readFile(join(SITE, path.endsWith('/') ? `${path}index.html` : path)),
  );
  return (await Promise.all(files)).reduce((sum, file) => sum + gzipSync(file).length, 0);
}
