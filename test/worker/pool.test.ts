import { describe, expect, it } from 'vitest';
import { type Job, openPool, placesOn } from '#lib/worker/pool.ts';

/** Jobs by name that end when the test says so, and what happened to them. */
function jobs() {
  const ends = new Map<string, () => void>();
  const told: string[] = [];
  const job = (name: string): Job => ({
    start(ended) {
      told.push(name);
      ends.set(name, ended);
    },
    stop: () => told.push(`stop ${name}`),
  });
  return { job, told, end: (name: string) => ends.get(name)!() };
}

describe('openPool(most)', () => {
  it('runs at most so many at once, the others in their order', () => {
    const { job, told, end } = jobs();
    const pool = openPool(2);
    for (const name of ['a', 'b', 'c', 'd']) pool.admit([job(name)]);
    expect(told).toEqual(['a', 'b']);
    end('b');
    expect(told).toEqual(['a', 'b', 'c']);
    end('b');
    expect(told).toEqual(['a', 'b', 'c']);
    end('a');
    expect(told).toEqual(['a', 'b', 'c', 'd']);
  });

  it('starts jobs that go side by side together', () => {
    const { job, told, end } = jobs();
    const pool = openPool(2);
    pool.admit([job('a')]);
    pool.admit([job('b'), job('c')]);
    pool.admit([job('d')]);
    expect(told).toEqual(['a']);
    end('a');
    expect(told).toEqual(['a', 'b', 'c']);
    end('c');
    expect(told).toEqual(['a', 'b', 'c', 'd']);
  });

  it('starts more jobs than it has places together when it is empty', () => {
    const { job, told, end } = jobs();
    const pool = openPool(1);
    pool.admit([job('a'), job('b')]);
    pool.admit([job('c'), job('d')]);
    expect(told).toEqual(['a', 'b']);
    end('a');
    expect(told).toEqual(['a', 'b']);
    end('b');
    expect(told).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stops a running job alone, and gives its place away when it has ended', () => {
    const { job, told, end } = jobs();
    const pool = openPool(2);
    const a = job('a');
    pool.admit([a, job('b')]);
    pool.admit([job('c')]);
    pool.leave(a);
    expect(told).toEqual(['a', 'b', 'stop a']);
    end('a');
    expect(told).toEqual(['a', 'b', 'stop a', 'c']);
    pool.leave(a);
    expect(told.length).toBe(4);
  });

  it('never starts a job that has left the queue, and starts those beside it', () => {
    const { job, told, end } = jobs();
    const pool = openPool(1);
    pool.admit([job('a')]);
    const [c, d] = [job('c'), job('d')];
    pool.admit([job('b'), c]);
    pool.admit([d]);
    pool.admit([job('e')]);
    pool.leave(c);
    pool.leave(d);
    for (const name of ['a', 'b']) end(name);
    expect(told).toEqual(['a', 'b', 'e']);
  });

  it('lets a smaller group in where one that has left made it fit', () => {
    const { job, told } = jobs();
    const pool = openPool(2);
    pool.admit([job('a')]);
    const b = job('b');
    pool.admit([b, job('c')]);
    pool.leave(b);
    expect(told).toEqual(['a', 'c']);
  });

  it('takes a job that ends as it starts, and no job at all', () => {
    const { job, told } = jobs();
    const pool = openPool(1);
    const dead = (): Job => ({ start: (ended) => ended(), stop: () => undefined });
    pool.admit([]);
    pool.admit([dead(), dead()]);
    pool.admit([dead(), job('a')]);
    expect(told).toEqual(['a']);
  });
});

describe('placesOn(cores)', () => {
  it('is in 1…8', () => {
    expect([-1, 0, 1, 3, 64].map(placesOn)).toEqual([1, 1, 1, 3, 8]);
  });
});
