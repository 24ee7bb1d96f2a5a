import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProofText } from '#lib/proof/file.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { sizeOf } from './picture.ts';

/** How many arms of an entry are drawn. */
export const MOST_MAPS = 2;

/** Where the gallery is, among the site's static files. */
export const GALLERY = 'static/gallery';

/** What the site reads of the gallery: made by `skewscope gallery`. */
export const INDEX = 'index.json';

/** A link worth opening, as it is kept in `NAME.json`. */
export interface Kept {
  readonly title: string;
  /** What it shows, in a sentence without numbers, which would go stale. */
  readonly sentence: string;
  /** From `#proof=` on: where the site is, the site knows. */
  readonly link: string;
}

/** An entry of the gallery. */
export interface Entry extends Kept {
  readonly name: string;
  readonly proof: Proof;
}

const FIELDS = ['title', 'sentence', 'link'] as const;

/** Every entry of a gallery's folder by name; none if there is no folder. @throws Error that names a file that is no entry */
export async function entriesIn(folder: string): Promise<Entry[]> {
  const files = (await readdir(folder).catch(() => [])).filter(
    (file) => file.endsWith('.json') && file !== INDEX,
  );
  return Promise.all(files.sort().map((file) => readEntry(join(folder, file), file)));
}

/** Whether an entry with this link was verified and drawn by this very program. */
export async function isDone(folder: string, entry: Entry, program: string): Promise<boolean> {
  const { key, picture } = pathsOf(folder, entry);
  const [written, drawn] = await Promise.all([key, picture].map(textAt));
  return written === keyOf(entry, program) && drawn !== null;
}

/** Keeps the picture of an entry that this program has verified. */
export async function put(
  folder: string,
  entry: Entry,
  svg: string,
  program: string,
): Promise<void> {
  const { key, picture } = pathsOf(folder, entry);
  await rm(key, { force: true });
  await writeFile(picture, svg);
  // The key comes last: a picture that was not written to its end has none.
  await writeFile(key, keyOf(entry, program));
}

/** Writes the list of entries that the site reads, and removes pictures of what is no entry any more. */
export async function list(folder: string, entries: readonly Entry[]): Promise<void> {
  const listed = entries.map(({ name, title, sentence, link, proof }) => {
    const [width, height] = sizeOf(Math.min(MOST_MAPS, Object.keys(proof.evidence).length));
    return { name, title, sentence, link, picture: `${name}.svg`, width, height };
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, INDEX), `${JSON.stringify(listed, null, 2)}\n`);
  const names = new Set(entries.map(({ name }) => name));
  for (const file of await readdir(folder)) {
    const [, name] = /^(.+)\.(?:svg|key)$/.exec(file) ?? [];
    if (name !== undefined && !names.has(name)) await rm(join(folder, file));
  }
}

function pathsOf(folder: string, { name }: Entry) {
  return { key: join(folder, `${name}.key`), picture: join(folder, `${name}.svg`) };
}

function keyOf({ link }: Entry, program: string): string {
  return `${program} ${link}`;
}

async function textAt(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

async function readEntry(path: string, file: string): Promise<Entry> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Kept;
    const missing = FIELDS.find((field) => typeof kept[field] !== 'string' || !kept[field]);
    if (missing) throw new Error(`${missing}: is missing or no text`);
    const { title, sentence, link } = kept;
    if (!link.startsWith('#proof=')) throw new LinkError('link: does not begin with #proof=');
    return {
      name: file.slice(0, -'.json'.length),
      title,
      sentence,
      link,
      proof: readProofText(link),
    };
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
