import { readFile, stat } from 'node:fs/promises';
import { payloadIn, settingsBeside } from '#lib/proof/address.ts';
import { readProofText } from '#lib/proof/file.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { jsonIn, RUN_ID } from '#lib/recording/playbackPage.ts';
import { shown } from '#lib/sim/fields.ts';

/** What was handed in: a proof, or why it is none. */
export interface Submission {
  /** The name of its file, with the line in a list; of a link its beginning. */
  readonly source: string;
  /** A sentence in place of a proof. */
  readonly proof: Proof | string;
  /** Settings beside the proof in its link, which are no part of it; left out if there are none. */
  readonly beside?: string;
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
  if (size === null && payloadIn(argument) === null)
    return [{ source: beginning(argument), proof: 'is not a link, and there is no such file' }];
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
  try {
    const proof = readProofText(text);
    if (text.trimStart().startsWith('<')) return { source, proof, played: jsonIn(text, RUN_ID) };
    const beside = text.trimStart().startsWith('{') ? '' : settingsBeside(text);
    return { source, proof, ...(beside && { beside }) };
  } catch (error) {
    if (error instanceof LinkError) return { source, proof: error.message };
    throw error;
  }
}

/** Says on standard error, a line for each, which submissions have settings that are not judged. */
export function tellBeside(submissions: readonly Submission[]): void {
  for (const { source, beside } of submissions) {
    if (beside === undefined) continue;
    console.error(`${source}: the settings behind the proof are not judged: ${shown(beside)}`);
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
