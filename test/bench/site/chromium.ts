import { type Browser, chromium, type Page } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../../browser/chromium.ts';
import { OPENING } from '../../browser/limit.ts';
import { serve } from '../../browser/serve.ts';
import { machine } from '../machine.ts';

/** A folder that is served, and a browser that looks at it. */
export interface Visit {
  readonly browser: Browser;
  /** Paths that the browser has asked for until now, each once. */
  readonly asked: ReadonlySet<string>;
  /** A page of its own with nothing cached, at a path and fragment below the folder. */
  open(path?: string): Promise<Page>;
}

/** Serves a built folder and opens a browser, for as long as `look` takes. */
export async function visit<T>(folder: string, look: (visit: Visit) => Promise<T>): Promise<T> {
  const asked = new Set<string>();
  const server = await serve(folder, (path) => asked.add(path));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  machine.chromium = browser.version();
  try {
    const open = async (path = '') => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(server.url + path, { timeout: OPENING });
      return page;
    };
    return await look({ browser, asked, open });
  } finally {
    await browser.close();
    await server.close();
  }
}
