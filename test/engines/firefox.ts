import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed } from '../browser/installed.ts';
import { RUNNING, untilAnswered, within } from '../browser/limit.ts';
import { connectMarionette } from './marionette.ts';
import { type Outcome, resultsOf, type Witness } from './outcome.ts';
import { freePort } from '../browser/port.ts';
import { launch } from './program.ts';
import { BRING_OUTCOME } from './webdriver.ts';

/** A profile that is new each time. */
const PROFILE = fileURLToPath(new URL('../firefox', import.meta.url));

/** The runs in Firefox, driven by Marionette: Playwright opens no page in a Firefox that is not its own. */
export async function inFirefox(url: string): Promise<Witness> {
  const program = installed(['firefox-esr', 'firefox'], ['firefox-esr']);
  const port = await freePort();
  await rm(PROFILE, { recursive: true, force: true });
  await mkdir(PROFILE, { recursive: true });
  await writeFile(join(PROFILE, 'user.js'), `user_pref("marionette.port", ${port});\n`);
  const firefox = launch(program, ['--headless', '--marionette', '--profile', PROFILE]);
  try {
    const runs = Promise.race([runsAt(port, url), firefox.ended]);
    return await within(RUNNING, 'the runs in Firefox', runs);
  } finally {
    await firefox.stop();
  }
}

async function runsAt(port: number, url: string): Promise<Witness> {
  const marionette = await untilAnswered('Firefox', () => connectMarionette(port));
  try {
    const { capabilities } = await marionette.ask<{ capabilities: { browserVersion: string } }>(
      'WebDriver:NewSession',
      { timeouts: { script: RUNNING } },
    );
    await marionette.ask('WebDriver:Navigate', { url });
    const { value } = await marionette.ask<{ value?: Outcome }>('WebDriver:ExecuteAsyncScript', {
      script: BRING_OUTCOME,
      args: [],
    });
    return { name: 'Firefox', version: capabilities.browserVersion, results: resultsOf(value) };
  } finally {
    marionette.close();
  }
}
