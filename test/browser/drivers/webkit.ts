import { installed } from '../installed.ts';
import { OPENING, RUNNING, untilAnswered, within } from '../limit.ts';
import { freePort } from '../port.ts';
import { handingOver, type Told } from './driver.ts';
import { launch } from './program.ts';
import { openSession } from './webdriver.ts';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'dbus'];

/** Asks WebKitGTK's MiniBrowser, driven by its WebDriver, on a screen and a bus of its own. */
export async function askWebKit<T>(url: string, script: string): Promise<Told<T>> {
  const [driver, xvfb, bus] = ['WebKitWebDriver', 'Xvfb', 'dbus-run-session'].map((name) =>
    installed([name], PACKAGES),
  ) as [string, string, string];
  const port = await freePort();
  const screen = launch(xvfb, ['-displayfd', '1', '-nolisten', 'tcp']);
  try {
    const display = await within(OPENING, 'Xvfb', screen.said);
    const webkit = launch(bus, ['--', driver, `--port=${port}`], {
      DISPLAY: `:${display}`,
      // There is no graphics card behind this screen.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    });
    try {
      const driver = `http://127.0.0.1:${port}`;
      const told = Promise.race([askAt<T>(driver, url, script), webkit.ended]);
      return await within(RUNNING, 'the page in WebKit', told);
    } finally {
      await webkit.stop();
    }
  } finally {
    await screen.stop();
  }
}

async function askAt<T>(driver: string, url: string, script: string): Promise<Told<T>> {
  await untilAnswered('WebKitWebDriver', () => fetch(`${driver}/status`));
  const { version, ask } = await openSession(driver, { timeouts: { script: RUNNING } });
  try {
    await ask('POST', '/url', { url });
    const body = { script: handingOver(script), args: [] };
    const value = await ask<T>('POST', '/execute/async', body);
    return { browser: 'WebKit', version, value };
  } finally {
    await ask('DELETE', '');
  }
}
