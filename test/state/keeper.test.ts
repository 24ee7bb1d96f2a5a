import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Saved } from '#lib/notebook/saved.ts';
import { Keeper } from '#lib/state/keeper.svelte.ts';
import type { Library } from '#lib/state/library.ts';

const record: Saved = {
  format: 1,
  id: 'x',
  origin: null,
  title: 'A title',
  text: 'text',
  folded: [],
  answers: [],
  saved: 1,
};

function library(save: Library['save'] = () => Promise.resolve()) {
  const written: Saved[] = [];
  const fake: Library = {
    load: (id) => Promise.resolve(written.find((one) => one.id === id) ?? null),
    save: async (saved) => {
      await save(saved);
      written.push(saved);
    },
    remove: (id) => {
      written.splice(
        written.findIndex((one) => one.id === id),
        1,
      );
      return Promise.resolve();
    },
    list: () => Promise.resolve(written),
  };
  return { fake, written };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('what changes in a row is written once, and then said to be kept', async () => {
  const { fake, written } = library();
  const keeper = new Keeper(fake, () => record);
  keeper.release(null);
  expect(keeper.status).toBe('idle');
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  keeper.touch();
  expect(keeper.status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(300);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual([record]);
  expect(keeper.status).toBe('saved');
});

it('what waits is written at once when the page goes', async () => {
  const { fake, written } = library();
  const keeper = new Keeper(fake, () => record);
  keeper.release(null);
  keeper.touch();
  await keeper.flush();
  expect(written).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toHaveLength(1);
});

it('a device that keeps nothing is said to, with its reason, and is tried again', async () => {
  let full = true;
  const { fake, written } = library(() =>
    full ? Promise.reject(new Error('quota exceeded')) : Promise.resolve(),
  );
  const keeper = new Keeper(fake, () => record);
  keeper.release(null);
  keeper.touch();
  await keeper.flush();
  expect([keeper.status, keeper.reason]).toEqual(['failed', 'quota exceeded']);
  full = false;
  keeper.touch();
  await keeper.flush();
  expect([keeper.status, keeper.reason]).toEqual(['saved', null]);
  expect(written).toHaveLength(1);
});

it('nothing is written until it is known what was kept; what came meanwhile is written then', async () => {
  const { fake, written } = library();
  const keeper = new Keeper(fake, () => record);
  keeper.touch();
  await vi.advanceTimersByTimeAsync(1000);
  await keeper.flush();
  expect([keeper.status, written]).toEqual(['held', []]);
  keeper.release(record);
  await vi.advanceTimersByTimeAsync(1000);
  expect([keeper.status, written]).toEqual(['saved', [record]]);
});

it('what was kept and cannot be shown is not written over', async () => {
  const { fake, written } = library();
  const keeper = new Keeper(fake, () => record);
  keeper.fail(new Error('no network'));
  keeper.touch();
  await vi.advanceTimersByTimeAsync(1000);
  expect([keeper.status, keeper.reason, written]).toEqual(['failed', 'no network', []]);
});

it('what another tab wrote is not written over unasked', async () => {
  const { fake, written } = library();
  const keeper = new Keeper(fake, () => ({ ...record, saved: 3 }));
  keeper.release(null);
  written.push({ ...record, text: 'of another tab', saved: 2 });
  keeper.touch();
  await keeper.flush();
  expect(keeper.reason).toMatch(/another tab/);
  expect(written).toHaveLength(1);
  keeper.touch();
  await keeper.flush();
  expect([keeper.status, written.at(-1)?.saved]).toEqual(['saved', 3]);
});

it('what waits is written at once when the page is left, without asking what is there', async () => {
  const { fake, written } = library();
  const keeper = new Keeper({ ...fake, load: () => new Promise(() => {}) }, () => record);
  keeper.release(null);
  keeper.touch();
  await keeper.flush(true);
  expect([keeper.status, written]).toEqual(['saved', [record]]);
  await keeper.flush(true);
  expect(written).toHaveLength(1);
});
