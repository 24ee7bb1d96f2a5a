/** A session of a WebDriver: a function that sends a command and brings its value. */
export type Session = <T>(method: 'POST' | 'DELETE', command: string, body?: object) => Promise<T>;

/**
 * Opens a session of the WebDriver at `driver` (w3.org/TR/webdriver2), and tells the browser's version.
 * @throws Error with the driver's message if it refuses a command.
 */
export async function openSession(
  driver: string,
  capabilities: object,
): Promise<{ readonly version: string; readonly ask: Session }> {
  const { sessionId, capabilities: granted } = await send<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
  return {
    version: granted.browserVersion,
    ask: (method, command, body) => send(method, `${driver}/session/${sessionId}${command}`, body),
  };
}

async function send<T>(method: string, url: string, body: object = {}): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: T & { message?: string } };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.message ?? response.status}`);
  return value;
}
