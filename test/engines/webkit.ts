import { installed } from '../browser/installed.ts';
import { OPENING, RUNNING, untilAnswered, within } from '../browser/limit.ts';
import { type Outcome, resultsOf, type Witness } from './outcome.ts';
import { freePort } from '../browser/port.ts';
import { launch } from './program.ts';
import { BRING_OUTCOME, openSession } from './webdriver.ts';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'dbus'];

/** The runs in WebKitGTK's MiniBrowser, driven by its WebDriver, on a screen and a bus of its own. */
export async function inWebKit(url: string): Promise<Witness> {
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
      const runs = Promise.race([runsAt(`http://127.0.0.1:${port}`, url), webkit.ended]);
      return await within(RUNNING, 'the runs in WebKit', runs);
    } finally {
      await webkit.stop();
    }
  } finally {
    await screen.stop();
  }
}

async function runsAt(driver: string, url: string): Promise<Witness> {
  await untilAnswered('WebKitWebDriver', () => fetch(`${driver}/status`));
  const { version, ask } = await openSession(driver, { timeouts: { script: RUNNING } });
  try {
    await ask('POST', '/url', { url });
    const script = { script: BRING_OUTCOME, args: [] };
    const outcome = await ask<Outcome | undefined>('POST', '/execute/async', script);
    return { name: 'WebKit', version, results: resultsOf(outcome) };
  } finally {
    await ask('DELETE', '');
  }
}
