const { port1, port2 } = new MessageChannel();
port1.start();

/** Resolves after the messages that wait for this thread have been heard; faster than a timer, which browsers slow down. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port2.postMessage(null);
  });
}
