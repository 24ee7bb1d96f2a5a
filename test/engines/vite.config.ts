import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import cli from '../../src/cli/vite.config.ts';
import { assemblyscript } from '../../vite/assemblyscript.ts';

const built = fileURLToPath(new URL('../../build/engines', import.meta.url));

/** Two builds: the page that a browser opens, and the programs for Node, bundled as the command line is. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [assemblyscript()],
  worker: { format: 'es', plugins: () => [assemblyscript()] },
  build: { outDir: `${built}/page`, emptyOutDir: true },
  builder: {},
  environments: {
    client: {},
    ssr: {
      resolve: { noExternal: true, external: ['playwright', 'vite'] },
      build: {
        ...cli.build,
        outDir: `${built}/node`,
        rolldownOptions: {
          ...cli.build?.rolldownOptions,
          input: ['engines.ts', 'node.run.ts'].map((name) => `${import.meta.dirname}/${name}`),
        },
      },
    },
  },
});
