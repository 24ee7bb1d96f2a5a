import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The test set of "The MNIST database" (LeCun, Cortes, Burges), as published, and the files' SHA-256. */
const FILES = {
  't10k-images-idx3-ubyte.gz': 'ba05d2d6e06f59dd97d2d5378250478bb5c9b64296a5c2681700569121e3a2d7',
  't10k-labels-idx1-ubyte.gz': '94088eab8a64f51a9b34cc9716f54b6548ef8b2fd16ada6d1575091b933dbf4b',
};

/**
 * The two files of the MNIST test set from `mnist-10k` in the folder that SKEWSCOPE_DATA names; null, and a line on the console,
 * where there is none.
 * @throws Error if a file is not the published one.
 */
export function mnistFiles(): readonly [images: Uint8Array, labels: Uint8Array] | null {
  const folder = process.env.SKEWSCOPE_DATA;
  if (!folder || !existsSync(join(folder, 'mnist-10k'))) {
    console.warn(
      'skipped: tests on the MNIST test set (LeCun, Cortes, Burges: The MNIST database). Put into the folder mnist-10k of a folder, ' +
        'and name that folder in SKEWSCOPE_DATA:\n' +
        Object.entries(FILES)
          .map(([name, hash]) => `  ${hash}  ${name}`)
          .join('\n'),
    );
    return null;
  }
  const [images, labels] = Object.entries(FILES).map(([name, hash]) =>
    published(join(folder, 'mnist-10k', name), hash),
  );
  return [images!, labels!];
}

function published(path: string, hash: string): Uint8Array {
  const bytes = new Uint8Array(readFileSync(path));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== hash)
    throw new Error(`${path}: SHA-256 ${found} is not the published file's, ${hash}`);
  return bytes;
}
