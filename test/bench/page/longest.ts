/** How long the page's thread was busy at a stretch, in milliseconds. */
export interface Longest {
  /** The longest stretch between two turns of a timer that asks for one every few milliseconds: no task was longer. */
  readonly gapMs: number;
  /** The longest task of 50 ms or more that the browser reports; 0 if there was none. */
  readonly taskMs: number;
}

/** Watches the page's thread until the returned function is called, which tells what was seen. */
export function watchThread(): () => Longest {
  let [gapMs, taskMs, last] = [0, 0, performance.now()];
  const note = () => {
    const now = performance.now();
    gapMs = Math.max(gapMs, now - last);
    last = now;
  };
  const timer = setInterval(note, 4);
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) taskMs = Math.max(taskMs, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return () => {
    clearInterval(timer);
    note();
    take(observer.takeRecords());
    observer.disconnect();
    return { gapMs, taskMs };
  };
}
