import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

/** The built site, and the page of the bench, seen from the bundled bench. */
export const SITE = fileURLToPath(new URL('build/site', root));
export const PAGE = fileURLToPath(new URL('build/bench/page', root));

/** Where the first lesson is, below the site. */
export const FIRST_LESSON = 'lessons/what-a-client-knows/';

/** Builds the site as it is now. */
export function buildSite(): void {
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: fileURLToPath(root),
    // What is printed there is not the bench's answer.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
