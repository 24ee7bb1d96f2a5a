import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';
import cli from '../../src/cli/vite.config.ts';
import { assemblyscript } from '../../vite/assemblyscript.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Two builds of a folder of `test`, into `build/NAME`: the page that a browser opens (`page`), and programs for Node
 * (`node`), bundled as the command line is.
 */
export function pageAndPrograms(folder: string, programs: readonly string[]): UserConfig {
  const built = `${root}build/${relative(`${root}test`, folder)}`;
  return {
    root: folder,
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
            input: programs.map((name) => `${folder}/${name}`),
          },
        },
      },
    },
  };
}
