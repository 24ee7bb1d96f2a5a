import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assemblyscript } from '../../vite/assemblyscript.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the command line with the bundler of the app: TensorFlow.js must exist once. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [assemblyscript()],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'build/cli',
    target: 'node20',
    rolldownOptions: {
      input: { skewscope: 'src/cli/skewscope.ts', thread: 'src/cli/thread.ts' },
      output: {
        // The backend's loader asks for `require` and `__dirname` in Node.
        banner: [
          "import { createRequire as createRequireOf } from 'node:module';",
          'const require = createRequireOf(import.meta.url);',
          'const __dirname = import.meta.dirname, __filename = import.meta.filename;',
        ].join('\n'),
      },
    },
  },
});
