import { MOST_BYTES, type NamedFile, readIdxFiles } from '#lib/sim/data/idx.ts';
import { pack } from './parcel.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';

/** Reads what is asked for: a dataset, or what is wrong with its files. Never rejects. */
export async function reading({ files }: ReadRequest): Promise<ReadReply> {
  try {
    const [first, second] = await Promise.all(files.map(named));
    if (!first || !second || files.length > 2) {
      const names = files.map(({ name }) => name).join(', ') || 'nothing';
      throw new Error(`${names}: is not two files, one of images and one of labels`);
    }
    return { type: 'read', parcel: pack(readIdxFiles(first, second)) };
  } catch (error) {
    return { type: 'failed', message: (error as Error).message };
  }
}

async function named(file: File): Promise<NamedFile> {
  const { name, size } = file;
  if (size > MOST_BYTES) throw new Error(`${name}: ${size} bytes are more than ${MOST_BYTES}`);
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    throw new Error(`${name}: cannot be read (${(error as Error).message})`, { cause: error });
  }
}
