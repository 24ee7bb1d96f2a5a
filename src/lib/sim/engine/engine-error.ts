/** The engine cannot run here; the message says why in words for the reader of a notebook. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The engine's memory has no room for what was asked of it. */
export class MemoryError extends Error {
  override name = 'MemoryError';
}
