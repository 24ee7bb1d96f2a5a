import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const PROGRAM = fileURLToPath(new URL('../../build/cli/skewscope.js', import.meta.url));

/** What a call of the command line left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Calls the built command line. */
export function skewscope(...parameters: string[]): Outcome {
  if (!existsSync(PROGRAM)) throw new Error('there is no command line: run npm run build first');
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...parameters], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
