import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** SHA-256 of this program's files: another one may record something else. */
export async function programHash(): Promise<string> {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    if (file.endsWith('.js')) hash.update(await readFile(join(folder, file)));
  }
  return hash.digest('hex');
}
