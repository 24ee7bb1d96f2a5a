import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupsIn } from '../../src/cli/wanted.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skewscope-lessons-'));
});
afterEach(() => rm(folder, { recursive: true }));

function lesson(name: string, arms: Record<string, object>): Promise<void> {
  const lines = Object.entries(arms).map(
    ([arm, spec]) => `  ${arm}: { title: ${arm}, spec: ${JSON.stringify(spec)} }`,
  );
  const head = ['title: A title', 'summary: A summary.', 'minutes: 1', 'arms:', ...lines];
  return writeFile(join(folder, `${name}.md`), `---\n${head.join('\n')}\n---\n`);
}

const OFF = { on: false };
const neither = { method: { meta: OFF, contrast: OFF } };

describe('groupsIn(lessons)', () => {
  it('names every spec once, by the first arm that has it', async () => {
    await lesson('a', { both: {}, neither });
    await lesson('b', { before: neither, after: { seed: 1 }, slow: { method: { rounds: 80 } } });
    const [group, ...others] = await groupsIn(folder);
    expect(others).toEqual([]);
    expect(group!.runs.map(({ name }) => name)).toEqual(['both of a', 'neither of a', 'slow of b']);
    expect(new Set(group!.runs.map(({ id }) => id)).size).toBe(3);
  });

  it('puts runs of other points in a group of their own', async () => {
    await lesson('a', {
      both: {},
      other: { draws: { data: 1 } },
      weights: { draws: { weights: 1 } },
    });
    const groups = await groupsIn(folder);
    expect(groups.map(({ runs }) => runs.map(({ name }) => name))).toEqual([
      ['both of a', 'weights of a'],
      ['other of a'],
    ]);
  });

  it('lays out onto the run with neither part, or else onto the first', async () => {
    await lesson('a', {
      both: {},
      neither,
      other: { seed: 2 },
      another: { seed: 2, draws: { weights: 1 } },
    });
    const groups = await groupsIn(folder);
    expect(groups.map(({ reference }) => reference.name)).toEqual(['neither of a', 'other of a']);
  });
});
