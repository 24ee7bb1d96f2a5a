import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of somebody else, on another site than ours, which shows one of ours and follows its height as README says. */
export interface Host {
  /** Its address: `127.0.0.1` is another site than `localhost`. */
  address(frame: FrameOptions): string;
  close(): Promise<void>;
}

export interface FrameOptions {
  /** Of the page that is shown. */
  readonly src: string;
  readonly sandbox?: string;
  /** Of the window around the frame's content, in CSS pixels; default all there is. */
  readonly width?: number;
}

const USUAL: Readonly<Record<string, string>> = { width: '100%' };

/** Starts the server of a host page on a free port. */
export async function startHost(): Promise<Host> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url!, 'http://host').searchParams;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageWith(asked));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: (frame) => `http://127.0.0.1:${port}/?${new URLSearchParams(Object.entries(frame))}`,
    close: () => closed(server),
  };
}

function pageWith(asked: URLSearchParams): string {
  const attributes = ['src', 'sandbox', 'width'].flatMap((name) => {
    const value = asked.get(name) ?? USUAL[name];
    return value === undefined ? [] : [`${name}="${value.replaceAll('&', '&amp;')}"`];
  });
  return `<!doctype html>
<html lang="en">
<meta name="color-scheme" content="light dark">
<title>A course</title>
<link rel="icon" href="data:,">
<button>Before</button>
<p><iframe title="Skewscope" height="300" ${attributes.join(' ')}></iframe></p>
<button>After</button>
<script>
  const frame = document.querySelector('iframe');
  addEventListener('message', ({ data, source }) => {
    if (source !== frame.contentWindow || data?.type !== 'skewscope:height') return;
    frame.height = data.height;
    (window.told ??= []).push(data);
  });
</script>
</html>`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
