import { MemoryError } from './engine/engine-error.ts';

/** A run that cannot go on; the rounds before `round` stand. */
export class RunError extends Error {
  override name = 'RunError';
  readonly round: number;

  constructor(message: string, round: number, options?: { readonly cause: unknown }) {
    super(message, options);
    this.round = round;
  }
}

/** Training that has left the finite numbers. @param place the round, and the step if it is known */
export function diverged(
  what: string,
  { round, step }: { round: number; step?: number },
): RunError {
  const place = step === undefined ? `round ${round}` : `round ${round}, step ${step}`;
  return new RunError(
    `training diverged in ${place}: ${what} is no longer a number; lower method.rates`,
    round,
  );
}

/** What stopped a run in the given round: where memory ran out a RunError that says so, else the error itself. */
export function stopped(error: unknown, round: number): unknown {
  if (!ranOut(error)) return error;
  return new RunError(
    `memory ran out in round ${round}; close other pages and programs, or lower clients.count, ` +
      'method.batch, data.trainPerClient or the widths of clients.architectures',
    round,
    { cause: error },
  );
}

/** What browsers call it when an array gets no memory, and what the engine does before it gives up. */
const ARRAY = /alloc|out of memory|array length|too large/i;
const ABORT = /aborted\(OOM\)|enlarge memory/i;

function ranOut(error: unknown): boolean {
  if (error instanceof MemoryError || error === 'out of memory') return true;
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  if (name === 'RuntimeError') return ABORT.test(message);
  return ['RangeError', 'InternalError', 'DataCloneError'].includes(name) && ARRAY.test(message);
}
