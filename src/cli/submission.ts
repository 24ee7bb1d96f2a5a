import { readFile, stat } from 'node:fs/promises';
import { readProofText } from '#lib/proof/file.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { jsonIn, RUN_ID } from '#lib/recording/playbackPage.ts';

/** What was handed in: a proof, or why it is none. */
export interface Submission {
  /** The name of its file, with the line in a list; of a link its beginning. */
  readonly source: string;
  /** A sentence in place of a proof. */
  readonly proof: Proof | string;
  /** The run in an exported playback, as text; null if there is none where one should be. */
  readonly played?: string | null;
}

/** No file that carries a proof comes near it. */
const MOST_BYTES = 64 * 2 ** 20;
const SHOWN = 64;

/**
 * What an argument hands in: a link, a proof file, an exported playback, or a list with a link on each line, in which blank
 * lines and comments, from `#` on, are skipped. `-` is standard input. Never throws.
 */
export async function submissionsIn(argument: string): Promise<Submission[]> {
  const file = argument === '-' ? '/dev/stdin' : argument;
  const size = await sizeOf(file);
  if (size === null) return [submission(beginning(argument), argument)];
  if (size > MOST_BYTES)
    return [{ source: argument, proof: `has ${size} bytes, more than ${MOST_BYTES}` }];
  try {
    return submissionsOf(argument, await readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [{ source: argument, proof: `cannot be read (${code})` }];
  }
}

function submissionsOf(source: string, text: string): Submission[] {
  if (/^\s*[{<]/.test(text)) return [submission(source, text)];
  const links = text.split('\n').flatMap((line, i) => {
    const link = line.trim();
    return link === '' || isComment(link) ? [] : [submission(`${source}:${i + 1}`, link)];
  });
  return links.length ? links : [{ source, proof: 'the file holds no link' }];
}

function submission(source: string, text: string): Submission {
  const isPage = text.trimStart().startsWith('<');
  try {
    const proof = readProofText(text);
    return isPage ? { source, proof, played: jsonIn(text, RUN_ID) } : { source, proof };
  } catch (error) {
    if (error instanceof LinkError) return { source, proof: error.message };
    throw error;
  }
}

/** A fragment alone begins as comments do. */
function isComment(line: string): boolean {
  return line.startsWith('#') && !line.startsWith('#proof=');
}

/** Null if there is no such file. */
async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

function beginning(link: string): string {
  return link.length > SHOWN ? `${link.slice(0, SHOWN)}…` : link;
}
