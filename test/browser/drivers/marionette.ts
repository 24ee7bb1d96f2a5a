import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A conversation with Firefox. */
export interface Marionette {
  /** Sends a command and waits for its result. @throws Error with Firefox's message if it fails. */
  ask<T>(command: string, parameters?: object): Promise<T>;
  close(): void;
}

type Answer = readonly [type: 1, id: number, error: { message: string } | null, result: unknown];

/**
 * Connects to a Firefox started with `--marionette`: the commands of WebDriver over a plain socket, each
 * message a length, a colon and JSON (firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const messages = messagesOf(socket);
  await messages.next(); // Firefox introduces itself.
  let id = 0;
  return {
    async ask<T>(command: string, parameters: object = {}) {
      const text = JSON.stringify([0, ++id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      const { value, done } = await messages.next();
      if (done) throw new Error(`${command}: Firefox closed the connection`);
      const [, , error, result] = value as Answer;
      if (error) throw new Error(`${command}: ${error.message}`);
      return result as T;
    },
    close: () => void socket.destroy(),
  };
}

async function* messagesOf(socket: Socket): AsyncGenerator<unknown, void> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    for (let colon = bytes.indexOf(':'); colon > 0; colon = bytes.indexOf(':')) {
      const end = colon + 1 + Number(bytes.toString('ascii', 0, colon));
      if (bytes.length < end) break;
      yield JSON.parse(bytes.toString('utf8', colon + 1, end));
      bytes = bytes.subarray(end);
    }
  }
}
