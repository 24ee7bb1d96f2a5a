import { expect, test } from 'vitest';
import { MemoryError } from '#lib/sim/engine/engine-error.ts';
import { diverged, RunError, stopped } from '#lib/sim/run-error.ts';

/** An error as an engine makes it. */
const made = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  new MemoryError('no room for 40 bytes'),
  new RangeError('Array buffer allocation failed'),
  new RangeError('Invalid typed array length: 8589934592'),
  new RangeError('Out of memory'),
  made('InternalError', 'allocation size overflow'),
  'out of memory',
  made('RuntimeError', 'Aborted(OOM)'),
  made('DataCloneError', 'Data cannot be cloned, out of memory.'),
])('stopped(%s, 3) says that memory ran out, in which round and what helps', (error) => {
  const why = stopped(error, 3) as RunError;
  expect(why).toBeInstanceOf(RunError);
  expect(why).toMatchObject({ round: 3, cause: error });
  expect(why.message).toMatch(/^memory ran out in round 3; close .* lower clients\.count, /);
});

test.each([
  diverged('a loss', { round: 3, step: 1 }),
  new TypeError('x is not a function'),
  new RangeError('Maximum call stack size exceeded'),
  new RangeError('offset is out of bounds'),
  made('RuntimeError', 'memory access out of bounds'),
  made('RuntimeError', 'unreachable executed'),
  'out of luck',
])('stopped(%s, 3) is the error itself', (error) => {
  expect(stopped(error, 3)).toBe(error);
});
