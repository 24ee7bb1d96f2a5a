import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import cli from '../../src/cli/vite.config.ts';

/** A program for Node, bundled as the command line is but without its engine; what drives browsers stays outside. */
export default defineConfig({
  ...cli,
  ssr: { ...cli.ssr, external: ['playwright', 'vite'] },
  build: {
    ...cli.build,
    outDir: 'build/links',
    rolldownOptions: {
      input: { links: fileURLToPath(new URL('./links.ts', import.meta.url)) },
    },
  },
});
