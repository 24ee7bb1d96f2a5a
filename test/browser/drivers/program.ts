import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that runs, with whatever it starts in turn. */
export interface Running {
  /** The first line of its standard output. */
  readonly said: Promise<string>;
  /** Rejects with what it complained of last, once it has ended; never resolves. */
  readonly ended: Promise<never>;
  /** Ends it with its children, and waits for that. */
  stop(): Promise<void>;
}

/** How long a program may take to end by itself, in milliseconds. */
const GRACE = 5_000;

/** Starts a program in a process group of its own, which ends with this process at the latest. */
export function launch(
  program: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(program, parameters, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => signal(child, 'SIGKILL');
  process.once('exit', kill);
  const complaint = lastLine(child);
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve()).once('error', () => resolve());
  }).then(() => void process.off('exit', kill));
  const ended = closed.then(() => {
    throw new Error(`${program} ended: ${complaint() || `exit code ${child.exitCode}`}`);
  });
  const line = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const said = Promise.race([line, ended]);
  // Most drivers wait for one of the two only; the other's rejection is no news.
  for (const promise of [said, ended]) promise.catch(() => {});
  return {
    said,
    ended,
    async stop() {
      signal(child, 'SIGTERM');
      const late = setTimeout(kill, GRACE);
      await closed;
      clearTimeout(late);
    },
  };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group has ended already.
  }
}

function lastLine({ stderr }: ChildProcess): () => string {
  let last = '';
  if (stderr) createInterface({ input: stderr }).on('line', (line) => (last = line || last));
  return () => last;
}
