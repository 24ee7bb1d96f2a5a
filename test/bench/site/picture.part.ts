import { keyed, type Part } from '../part.ts';
import { spreadOf } from '../quartiles.ts';
import { visit } from './chromium.ts';
import { FIRST_LESSON, SITE } from './folders.ts';
import { pictured } from './live.ts';

const REPEATS = 5;

/** How long a reader waits for the first recorded picture, nothing being cached. */
export async function picturePart(): Promise<Part> {
  const times = await visit(SITE, async ({ open }) => {
    const found: { opening: number; lesson: number }[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const [first, second] = [await open(), await open(FIRST_LESSON)];
      found.push({ opening: await pictured(first), lesson: await pictured(second) });
      await Promise.all([first.close(), second.close()]);
    }
    return found;
  });
  const opening = spreadOf(times.map(({ opening }) => opening / 1000));
  const lesson = spreadOf(times.map(({ lesson }) => lesson / 1000));
  return {
    title: 'From asking for a page to its first recorded picture',
    rows: [
      { name: 'the opening page: two maps', value: opening, unit: 's', target: '≤ 1.5' },
      { name: 'the first lesson: shards', value: lesson, unit: 's', target: '≤ 1.5' },
    ],
    json: { picture: { ...keyed('openingSeconds', opening), ...keyed('lessonSeconds', lesson) } },
    failures: [],
  };
}
