import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How long an installation may take, in milliseconds. */
const INSTALLING = 600_000;

/** A program that is not on this machine and cannot be installed. */
export class Missing extends Error {
  override name = 'Missing';
}

/**
 * The first of `names` on the PATH; if there is none and this is root on Debian, `packages` are installed.
 * @throws Missing if that does not bring it.
 */
export function installed(names: readonly string[], packages: readonly string[]): string {
  const found = onPath(names);
  if (found) return found;
  install(packages);
  const installed = onPath(names);
  if (installed) return installed;
  throw new Missing(`no ${names.join(' or ')} found; Debian has it in ${packages.join(' ')}`);
}

/** The first of `names` on the PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

function install(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    console.error(`running apt-get ${words.join(' ')}`);
    try {
      execFileSync('apt-get', ['-qq', ...words], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: INSTALLING,
      });
    } catch {
      return;
    }
  }
}
