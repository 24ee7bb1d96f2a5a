import { fileURLToPath } from 'node:url';
import { Missing } from '../browser/installed.ts';
import { serve } from '../browser/serve.ts';
import { altered, type Expected } from './altered.ts';
import { type Judge, judges } from './judges.ts';
import { linkOfLesson } from './made.ts';

// Whoever stops this process stops the browsers: they end with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await testLinks();

/** Makes a link in Chromium and has it, and altered ones, run again by everybody who can. */
async function testLinks(): Promise<0 | 1> {
  const server = await serve(fileURLToPath(new URL('../site', import.meta.url)));
  try {
    const link = await linkOfLesson(server.url);
    console.log(`made in Chromium: ${link.length} characters`);
    const links = altered(link);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const [name, judge] of Object.entries(judges)) {
      for (const expected of links) counts[await tell(name, judge, expected)]++;
    }
    const { passed, failed, skipped } = counts;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 ? 1 : 0;
  } finally {
    await server.close();
  }
}

/** Has one link judged, and prints how that compares with what is expected. */
async function tell(
  name: string,
  judge: Judge,
  { name: link, ...expected }: Expected,
): Promise<'passed' | 'failed' | 'skipped'> {
  const say = (words: string) => console.log(`${name.padEnd(14)}${link.padEnd(30)}${words}`);
  try {
    const { verdict, round } = await judge(expected.link);
    const words = round === null ? verdict : `${verdict} at round ${round}`;
    const isRight = verdict === expected.verdict && round === expected.round;
    say(isRight ? words : `${words}: WRONG`);
    return isRight ? 'passed' : 'failed';
  } catch (error) {
    const isMissing = error instanceof Missing;
    say(`${isMissing ? 'not tested' : 'FAILED'}: ${(error as Error).message}`);
    return isMissing ? 'skipped' : 'failed';
  }
}
