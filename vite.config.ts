import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './test/browser/chromium.ts';
import { plainAnnouncer } from './vite/announcer.ts';
import { assemblyscript } from './vite/assemblyscript.ts';

const testing = process.env['VITEST'] !== undefined;

export default defineConfig({
  plugins: [
    assemblyscript(),
    sveltekit({
      preprocess: [plainAnnouncer],
      adapter: adapter({ pages: 'build/site', assets: 'build/site' }),
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self', 'wasm-unsafe-eval'],
          'style-src': ['self'],
          'worker-src': ['self'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['none'],
        },
      },
    }),
  ],
  build: { rolldownOptions: { checks: { pluginTimings: false } } },
  worker: { format: 'es', plugins: () => [assemblyscript()] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.svelte.test.ts', 'test/**/*.browser.test.ts', 'test/pages/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.svelte.test.ts', 'test/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: testing
                ? { executablePath: findChromium(), args: CHROMIUM_FLAGS }
                : {},
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
