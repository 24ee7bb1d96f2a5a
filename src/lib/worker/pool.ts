/** Something to be done by a worker of its own, which starts when the job begins and ends with it. */
export interface Job {
  /** Starts the worker; never throws. `ended` is called when it is gone, whatever ended it, and frees its place. */
  start(ended: () => void): void;
  /** Makes a worker that was started end soon. */
  stop(): void;
}

/** Jobs in workers of their own, so many at once; the others queue. */
export interface Pool {
  /**
   * Takes jobs that go side by side: all of them start together, in their turn, as soon as there is room for each.
   * More jobs than the pool has places start together when it is empty: in lockstep, some would wait for ever.
   */
  admit(jobs: readonly Job[]): void;
  /** A job that waits never starts, one that runs is stopped; the others go on. One that has ended is none. */
  leave(job: Job): void;
}

/** The most places of a pool, unless somebody asks for more. */
const MOST = 8;

/** Places of a pool on so many free cores: 1…8. */
export function placesOn(cores: number): number {
  return Math.max(1, Math.min(MOST, cores));
}

/** Opens a pool in which at most `most` jobs run at once, or those of one group. */
export function openPool(most: number): Pool {
  const queue: Set<Job>[] = [];
  const running = new Set<Job>();

  function advance(): void {
    for (let group = queue[0]; group && hasRoom(group.size); group = queue[0]) {
      queue.shift();
      for (const job of group) running.add(job);
      for (const job of group) job.start(() => end(job));
    }
  }

  function hasRoom(jobs: number): boolean {
    return running.size === 0 || running.size + jobs <= most;
  }

  function end(job: Job): void {
    if (running.delete(job)) advance();
  }

  return {
    admit(jobs) {
      if (jobs.length > 0) queue.push(new Set(jobs));
      advance();
    },
    leave(job) {
      if (running.has(job)) return job.stop();
      const group = queue.find((waiting) => waiting.delete(job));
      if (group?.size === 0) queue.splice(queue.indexOf(group), 1);
      if (group) advance();
    },
  };
}
