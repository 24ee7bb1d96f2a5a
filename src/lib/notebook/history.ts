/** What was, is and may be again, of anything that is edited. */
export interface History<T> {
  /** The oldest first; at most `HISTORY`. */
  readonly past: readonly T[];
  readonly present: T;
  /** The next first. */
  readonly future: readonly T[];
  /** What the last edit was of; null if the next one is not to be put together with it. */
  readonly key: string | null;
}

/** How many edits can be undone. */
export const HISTORY = 200;

/** A history in which nothing has happened yet. */
export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], key: null };
}

/** The history after an edit. Edits in a row with the same key are undone together; what was undone is given up. */
export function done<T>(history: History<T>, present: T, key: string | null = null): History<T> {
  const goesOn = key !== null && key === history.key;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-HISTORY);
  return { past, present, future: [], key };
}

/** The history before its last edit; itself if there is none. */
export function undone<T>({ past, present, future }: History<T>): History<T> {
  if (past.length === 0) return { past, present, future, key: null };
  return {
    past: past.slice(0, -1),
    present: past.at(-1)!,
    future: [present, ...future],
    key: null,
  };
}

/** The history with the edit that was undone last; itself if there is none. */
export function redone<T>({ past, present, future }: History<T>): History<T> {
  if (future.length === 0) return { past, present, future, key: null };
  return {
    past: [...past, present],
    present: future[0]!,
    future: future.slice(1),
    key: null,
  };
}

/** The history before every edit in a row, up to its present, that left something of which this holds. */
export function undoneWhile<T>(history: History<T>, holds: (state: T) => boolean): History<T> {
  let before = history;
  while (before.past.length > 0 && holds(before.present)) before = undone(before);
  return before;
}
