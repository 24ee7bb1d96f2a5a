import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';
import { OPENING, RUNNING, within } from '../browser/limit.ts';
import { resultsOf, type Witness } from './outcome.ts';

/** The runs in Chromium, driven by Playwright. */
export async function inChromium(url: string): Promise<Witness> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(url, { timeout: OPENING });
    const outcome = page.evaluate(() => globalThis.outcome);
    const results = resultsOf(await within(RUNNING, 'the runs in Chromium', outcome));
    return { name: 'Chromium', version: browser.version(), results };
  } finally {
    await browser.close();
  }
}
