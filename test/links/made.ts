import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';

const LESSON = 'lessons/alignment-and-simulated-extractors/';

/** The link that the page itself makes of a lesson, in Chromium, from what was recorded. */
export async function linkOfLesson(site: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(new URL(LESSON, site).href);
    await page.locator('[data-kind="recorded"]').first().waitFor();
    await page.getByRole('button', { name: 'Share…' }).click();
    return await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  } finally {
    await browser.close();
  }
}
