import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { installed, Missing, onPath } from './installed.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags under which Chromium runs tests: no sandbox as root, no calls home. */
export const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-gpu'];

/**
 * Path of a Chromium for the tests: of the variable SKEWSCOPE_CHROMIUM, on the PATH, or Playwright's own;
 * failing these it is installed: as root on Debian as a package, elsewhere by Playwright.
 * @throws Error that says what to do when nothing of this works.
 */
export function findChromium(): string {
  return named() ?? onPath(NAMES) ?? playwrights() ?? packaged() ?? downloaded();
}

function named(): string | undefined {
  const path = process.env['SKEWSCOPE_CHROMIUM'];
  if (path && !existsSync(path)) throw new Error(`SKEWSCOPE_CHROMIUM: ${path} does not exist`);
  return path || undefined;
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function packaged(): string | undefined {
  try {
    return installed(NAMES, ['chromium']);
  } catch (error) {
    if (error instanceof Missing) return undefined;
    throw error;
  }
}

function downloaded(): string {
  console.error('no Chromium found: running npx playwright install chromium');
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    // Whether it is there now is what counts.
  }
  const path = playwrights();
  if (path) return path;
  throw new Error('no Chromium found or installed: install one and name it in SKEWSCOPE_CHROMIUM');
}
