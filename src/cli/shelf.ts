import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packGroup } from '#lib/recording/groups.ts';
import { type StoredLayout, unpackLayout } from '#lib/recording/layouts.ts';
import { FOLDER, GROUPS, MANIFEST, paths } from '#lib/recording/paths.ts';
import { FORMAT, type Manifest } from '#lib/recording/recordings.ts';
import { reportsOf, type StoredRun } from '#lib/recording/runs.ts';
import { ENGINE } from '#lib/sim/profile.ts';
import { type Stage, STAGES } from '#lib/sim/snapshot.ts';
import { type Album, filesOf } from './album.ts';
import type { Atlas, Charted } from './atlas.ts';
import { programHash } from './program.ts';
import type { Trial } from './trial.ts';

/** The folder of recordings. */
export interface Shelf {
  /** Whether a run was recorded by this very program and laid out onto this reference; null: onto none. */
  has(id: string, reference: string | null): Promise<boolean>;
  /** The maps of a run that is there. */
  atlas(id: string): Promise<Atlas>;
  put(id: string, album: Album, reference: string | null): Promise<void>;
  putGroup(name: string, trial: Pick<Trial, 'spec' | 'opening'>): Promise<void>;
  /** Writes what is there, every run with its group, and removes what is of no run. */
  close(runs: Manifest['runs']): Promise<void>;
}

/** Opens the folder of recordings among a site's static files. */
export async function openShelf(into: string): Promise<Shelf> {
  const program = await programHash();
  const keyOf = (reference: string | null) => `${program} ${reference ?? 'none'}`;
  const keyPath = (id: string) => join(dirname(join(into, paths.run(id))), 'key');
  const read = async <T>(path: string) => JSON.parse(await readFile(join(into, path), 'utf8')) as T;
  return {
    has: async (id, reference) => (await textAt(keyPath(id))) === keyOf(reference),
    async atlas(id) {
      const run = await read<StoredRun>(paths.run(id));
      const map = (round: number) => (stage: Stage) =>
        read<StoredLayout>(paths.map(id, round, stage));
      const charted = run.keptRounds.map(async (round) => {
        const { hash } = reportsOf(run)[round]!;
        return [round, { hash, maps: mapsOf(await Promise.all(STAGES.map(map(round)))) }] as const;
      });
      return new Map(await Promise.all(charted));
    },
    async put(id, album, reference) {
      await rm(dirname(keyPath(id)), { recursive: true, force: true });
      for (const [path, value] of filesOf(id, album)) await write(into, path, value);
      // The key comes last: a run that was not written to its end has none.
      await writeFile(keyPath(id), keyOf(reference));
    },
    putGroup: (name, { spec, opening }) => write(into, paths.group(name), packGroup(opening, spec)),
    async close(runs) {
      const manifest: Manifest = { format: FORMAT, engine: ENGINE, runs };
      await write(into, MANIFEST, manifest);
      await keepOnly(join(into, FOLDER), ['index.json', 'groups', ...Object.keys(runs)]);
      const groups = Object.values(runs).map((name) => `${name}.json`);
      await keepOnly(join(into, GROUPS), groups);
    },
  };
}

function mapsOf(layouts: readonly StoredLayout[]): Charted['maps'] {
  const [cut, trunk, projector] = layouts.map(unpackLayout);
  return { cut: cut!, trunk: trunk!, projector: projector! };
}

async function textAt(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

async function write(into: string, path: string, value: unknown): Promise<void> {
  const file = join(into, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}

async function keepOnly(folder: string, names: readonly string[]): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!names.includes(name)) await rm(join(folder, name), { recursive: true });
  }
}
