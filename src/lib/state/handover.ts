/** The fragment of the page that opens links, where a file was handed over instead. */
export const HANDED = 'file';

const KEY = 'skewscope.file';

/**
 * Keeps the text of a proof file for the page that opens it, in this tab until it is closed: for what no link carries.
 * @throws Error where the browser stores nothing, or not so much
 */
export function handOver(text: string): void {
  sessionStorage.setItem(KEY, text);
}

/** The text that was handed over in this tab; null if none was, or nothing may be stored. */
export function handedOver(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
