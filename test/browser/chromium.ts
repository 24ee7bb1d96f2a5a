import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags under which Chromium runs tests: no sandbox as root, no calls home. */
export const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-gpu'];

/**
 * Path of a Chromium for the tests: of the variable SKEWSCOPE_CHROMIUM, on the PATH, or Playwright's own;
 * failing these it is installed: as root on Debian as a package, elsewhere by Playwright.
 * @throws Error that says what to do when nothing of this works.
 */
export function findChromium(): string {
  const found = named() ?? onPath() ?? playwrights();
  if (found) return found;
  install();
  const installed = onPath() ?? playwrights();
  if (installed) return installed;
  throw new Error('no Chromium found or installed: install one and name it in SKEWSCOPE_CHROMIUM');
}

function named(): string | undefined {
  const path = process.env['SKEWSCOPE_CHROMIUM'];
  if (path && !existsSync(path)) throw new Error(`SKEWSCOPE_CHROMIUM: ${path} does not exist`);
  return path || undefined;
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(executable);
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(): void {
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const commands = debian
    ? [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', 'chromium'],
      ]
    : [['npx', 'playwright', 'install', 'chromium']];
  for (const [command, ...parameters] of commands) {
    console.error(`no Chromium found: running ${[command, ...parameters].join(' ')}`);
    try {
      execFileSync(command!, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      return;
    }
  }
}
