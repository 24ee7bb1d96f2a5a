import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../installed.ts';
import { RUNNING, untilAnswered, within } from '../limit.ts';
import { freePort } from '../port.ts';
import { handingOver, type Told } from './driver.ts';
import { connectMarionette } from './marionette.ts';
import { launch } from './program.ts';

/** Asks Firefox, driven by Marionette: Playwright opens no page in a Firefox that is not its own. */
export async function askFirefox<T>(url: string, script: string): Promise<Told<T>> {
  const program = installed(['firefox-esr', 'firefox'], ['firefox-esr']);
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  await writeFile(join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`);
  const firefox = launch(program, ['--headless', '--marionette', '--profile', profile]);
  try {
    const told = Promise.race([askAt<T>(port, url, script), firefox.ended]);
    return await within(RUNNING, 'the page in Firefox', told);
  } finally {
    await firefox.stop();
    await rm(profile, { recursive: true, force: true });
  }
}

async function askAt<T>(port: number, url: string, script: string): Promise<Told<T>> {
  const marionette = await untilAnswered('Firefox', () => connectMarionette(port));
  try {
    const { capabilities } = await marionette.ask<{ capabilities: { browserVersion: string } }>(
      'WebDriver:NewSession',
      { timeouts: { script: RUNNING } },
    );
    await marionette.ask('WebDriver:Navigate', { url });
    const { value } = await marionette.ask<{ value: T }>('WebDriver:ExecuteAsyncScript', {
      script: handingOver(script),
      args: [],
    });
    return { browser: 'Firefox', version: capabilities.browserVersion, value };
  } finally {
    marionette.close();
  }
}
