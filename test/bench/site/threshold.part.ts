import type { Page } from 'playwright';
import { keyed, type Part } from '../part.ts';
import { spreadOf } from '../quartiles.ts';
import { visit } from './chromium.ts';
import { SITE } from './folders.ts';
import { laidOut, runLive, settled } from './live.ts';

/** 12 clients, each asked the 1,000 samples of the default test set; one round will do. */
const FRAGMENT = '#clients.count=12&method.rounds=1';

const MOVES = 60;

/** One move of the exit threshold's slider on the site. */
export async function thresholdPart(): Promise<Part> {
  const moves = await visit(SITE, async ({ open }) => {
    const page = await open(FRAGMENT);
    // Marks that still move to their places are none of the slider's doing.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await settled(page);
    await runLive(page);
    await laidOut(page);
    return moveThreshold(page);
  });
  const update = spreadOf(moves.map(({ update }) => update));
  const paint = spreadOf(moves.map(({ paint }) => paint));
  const move = spreadOf(moves.map(({ update, paint }) => update + paint));
  return {
    title: 'One move of the exit threshold, 12 clients × 1,000 samples, on the page',
    rows: [
      { name: 'all that the page computes for it', value: move, unit: 'ms', target: '≤ 8' },
      { name: '  from the slider to the new page', value: update, unit: 'ms' },
      { name: '  drawing in the next frame', value: paint, unit: 'ms' },
    ],
    json: {
      threshold: { ...keyed('ms', move), ...keyed('updateMs', update), ...keyed('paintMs', paint) },
    },
    failures: [],
  };
}

/** Moves the slider again and again, each time until the frame that shows it. */
function moveThreshold(page: Page): Promise<{ update: number; paint: number }[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('.threshold input')!;
    const frame = () =>
      new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    const moves = [];
    for (let i = 0; i < count; i++) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve, 30));
      // Asked for first, this callback begins the frame in which the page draws.
      const frameBegins = frame();
      const begin = performance.now();
      slider.value = String(0.2 + (i % 40) / 100);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      const update = performance.now() - begin;
      const frameEnds = frame();
      const paint = -(await frameBegins) + (await frameEnds);
      moves.push({ update, paint });
    }
    return moves;
  }, MOVES);
}
