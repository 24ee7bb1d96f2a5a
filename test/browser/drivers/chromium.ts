import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.ts';
import { OPENING, RUNNING, within } from '../limit.ts';
import type { Told } from './driver.ts';

/** Asks Chromium, driven by Playwright. */
export async function askChromium<T>(url: string, script: string): Promise<Told<T>> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(url, { timeout: OPENING });
    const value = await within(RUNNING, 'the page in Chromium', page.evaluate<T>(script));
    return { browser: 'Chromium', version: browser.version(), value };
  } finally {
    await browser.close();
  }
}
