/** The engine cannot run here; the message says why in words for the reader of a notebook. */
export class EngineError extends Error {
  override name = 'EngineError';
}
