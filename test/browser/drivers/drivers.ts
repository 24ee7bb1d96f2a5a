import { askChromium } from './chromium.ts';
import type { Drivers } from './driver.ts';
import { askFirefox } from './firefox.ts';
import { askWebKit } from './webkit.ts';

/** Every browser that is driven here; each is installed where the system allows, else it is `Missing`. */
export const drivers: Drivers = { Chromium: askChromium, Firefox: askFirefox, WebKit: askWebKit };
