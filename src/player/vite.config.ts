import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { onePage } from '../../vite/onePage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the template of playbacks: one HTML file, into which an export puts a run. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [svelte({ configFile: false }), onePage(`${root}src/player/player.html`, 'player.html')],
  build: {
    outDir: 'static/player',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'src/player/main.ts',
      output: { format: 'iife' },
      checks: { pluginTimings: false },
    },
  },
});
