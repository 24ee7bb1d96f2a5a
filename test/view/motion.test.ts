import { describe, expect, it } from 'vitest';
import { type Clock, tween } from '#lib/view/motion.ts';

/** A clock whose frames come when the test says so. */
function handClock() {
  const waiting = new Map<number, () => void>();
  let [now, handles] = [0, 0];
  const clock: Clock = {
    now: () => now,
    request: (callback) => {
      waiting.set(++handles, callback);
      return handles;
    },
    cancel: (handle) => waiting.delete(handle),
  };
  const frame = (time: number) => {
    now = time;
    const due = [...waiting.values()];
    waiting.clear();
    for (const callback of due) callback();
  };
  return { clock, frame, waiting };
}

describe('tween', () => {
  it('tween(step, duration) eases from 0 to exactly 1 and then asks for no frame', () => {
    const { clock, frame, waiting } = handClock();
    const seen: number[] = [];
    tween((t) => seen.push(t), 1000, clock);
    for (const time of [0, 100, 500, 1700]) frame(time);
    expect(seen).toEqual([0, expect.closeTo(0.004), 0.5, 1]);
    expect(waiting.size).toBe(0);
  });

  it('tween(step, 0) arrives at once', () => {
    const { clock, waiting } = handClock();
    const seen: number[] = [];
    tween((t) => seen.push(t), 0, clock);
    expect(seen).toEqual([1]);
    expect(waiting.size).toBe(0);
  });

  it('the function it returns stops it where it is', () => {
    const { clock, frame } = handClock();
    const seen: number[] = [];
    const stop = tween((t) => seen.push(t), 1000, clock);
    frame(500);
    stop();
    frame(1000);
    expect(seen).toEqual([0.5]);
  });
});
