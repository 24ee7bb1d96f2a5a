import { basename, dirname } from 'node:path';
import { preview } from 'vite';
import { freePort } from './port.ts';

/** A server on this machine. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built folder on a free port of this machine, until it is closed.
 * @param onrequest is told every path that is asked for, by workers too.
 */
export async function serve(
  folder: string,
  onrequest: (path: string) => void = () => {},
): Promise<Served> {
  const server = await preview({
    configFile: false,
    root: dirname(folder),
    build: { outDir: basename(folder) },
    preview: { host: '127.0.0.1', port: await freePort(), strictPort: true },
    plugins: [
      {
        name: 'requests',
        configurePreviewServer: ({ middlewares }) =>
          void middlewares.use(({ url = '/' }, _, next) => {
            onrequest(new URL(url, 'http://localhost').pathname);
            next();
          }),
      },
    ],
  });
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}
