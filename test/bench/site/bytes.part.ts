import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Part } from '../part.ts';
import { visit } from './chromium.ts';
import { SITE } from './folders.ts';
import { runLive, settled } from './live.ts';

/** What the site sends, each file by itself through gzip. */
export async function bytesPart(): Promise<Part> {
  const { first, worker } = await visit(SITE, async ({ asked, open }) => {
    const page = await open();
    await settled(page);
    const first = [...asked];
    await runLive(page);
    return { first, worker: [...asked].filter((path) => !first.includes(path)) };
  });
  const isRecording = (path: string) => path.startsWith('/recordings/');
  const bytes = {
    page: await zipped(first),
    app: await zipped(first.filter((path) => !isRecording(path))),
    recordings: await zipped(first.filter(isRecording)),
    worker: await zipped(worker.filter((path) => /run\.worker|\.wasm$/.test(path))),
  };
  const kilo = (name: string, value: number) => ({ name, value: value / 1000, unit: 'kB' });
  return {
    title: 'Bytes after gzip',
    rows: [
      kilo('first load of the opening page', bytes.page),
      kilo('  the app', bytes.app),
      kilo('  recordings', bytes.recordings),
      kilo('a run worker with its engine', bytes.worker),
    ],
    json: { bytes },
    failures: [],
  };
}

async function zipped(paths: readonly string[]): Promise<number> {
  const files = paths.map((path) => readFile(join(SITE, path === '/' ? 'index.html' : path)));
  return (await Promise.all(files)).reduce((sum, file) => sum + gzipSync(file).length, 0);
}
