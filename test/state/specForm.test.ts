import { describe, expect, it } from 'vitest';
import { fork, forkProblems } from '#lib/state/forking.ts';
import { SpecForm } from '#lib/state/specForm.svelte.ts';
import { load, open } from './fake.ts';

const value = (form: SpecForm, path: string) =>
  form.valueOf(form.fields.find((field) => field.path === path)!);

describe('SpecForm of all arms', () => {
  it('sets a field for all arms, and takes it back', async () => {
    const { page } = open();
    const form = new SpecForm(page);
    await form.set('clients.count', 12);
    expect(page.changed).toEqual({ clients: { count: 12 } });
    expect(form.difference).toContainEqual({ path: 'clients.count', value: 12 });
    page.draft.undo();
    expect([page.changed, value(form, 'clients.count')]).toEqual([{}, 8]);
  });

  it('holds what is not allowed, says why at the field, and takes it once it is possible', async () => {
    const { page } = open();
    const form = new SpecForm(page);
    await form.set('clients.count', 2);
    expect([page.changed, value(form, 'clients.count')]).toEqual([{}, 2]);
    expect(form.error('clients.count')).toContain('2 clients × 3 classes');
    expect(page.problems).toEqual([]);
    await form.set('seed', 5);
    expect(page.changed).toEqual({ seed: 5 });
    expect(value(form, 'clients.count')).toBe(2);
    await form.set('clients.partition.classesPerClient', 5);
    expect(page.changed).toEqual({
      seed: 5,
      clients: { count: 2, partition: { classesPerClient: 5 } },
    });
    expect(form.error('clients.count')).toBeUndefined();
  });

  it('shows the fields of a kind that is chosen, even before it is allowed', async () => {
    const { page } = open();
    const form = new SpecForm(page);
    await form.set('data.source', 'file');
    expect(form.fields.map(({ path }) => path)).toContain('data.sha256');
    expect(form.error('data.sha256')).toBe('is missing');
    await form.set('data.sha256', 'ab');
    expect(form.error('data.sha256')).toContain('"ab" is not 64 hexadecimal digits');
    await form.set('data.sha256', 'ab'.repeat(32));
    expect(page.changed).toEqual({ data: { source: 'file', sha256: 'ab'.repeat(32) } });
    await form.set('data.source', 'glyphs');
    expect(page.changed).toEqual({});
  });

  it('closes fields that arms set themselves', () => {
    const { page } = open();
    const form = new SpecForm(page, 'homogeneous');
    expect(form.closed('method.rounds')).toMatch(/each arm/);
    expect(form.closed('clients.architectures')).toMatch(/this arm itself/);
    expect(form.closed('clients.count')).toBeNull();
    form.pick('both');
    expect(form.closed('clients.architectures')).toBeNull();
  });
});

describe('SpecForm of one arm', () => {
  const openArm = (arm: string) => {
    const { page } = open();
    const form = new SpecForm(page, arm);
    form.scope = 'arm';
    return { page, form };
  };

  it('writes a field into the document, for this arm alone', async () => {
    const { page, form } = openArm('both');
    await form.set('method.rounds', 9);
    expect(page.arms['both']!.wanted.method.rounds).toBe(9);
    expect(page.arms['meta']!.wanted.method.rounds).toBe(4);
    expect([page.changed, page.draft.edited]).toEqual([{}, true]);
    page.draft.undo();
    expect(page.arms['both']!.wanted.method.rounds).toBe(4);
  });

  it('holds what is not allowed without writing it', async () => {
    const { page, form } = openArm('both');
    await form.set('method.contrast.labels', 'none');
    await form.set('method.meta.on', false);
    expect(page.arms['both']!.wanted.method).toMatchObject({ meta: { on: true } });
    expect(form.error('method.meta.on')).toContain('needs method.meta.on');
    expect(form.error('method.contrast.labels')).toContain('needs method.meta.on');
  });

  it('adds an arm like another, renames it and takes it out; each is undone', async () => {
    const { page, form } = openArm('both');
    await form.copy();
    expect([form.arm.name, form.arm.title]).toEqual(['both-copy', 'HARMONY copy']);
    expect(form.arm.wanted).toEqual(page.arms['both']!.wanted);
    await form.rename('Mine');
    expect(page.arms['both-copy']!.title).toBe('Mine');
    await form.remove();
    expect(Object.keys(page.arms)).not.toContain('both-copy');
    for (let i = 0; i < 3; i++) page.draft.undo();
    expect([Object.keys(page.arms).length, page.draft.edited]).toEqual([5, false]);
  });

  it('keeps an arm and its run when it is renamed', async () => {
    const { page, form } = openArm('both');
    const { arm } = form;
    await form.rename('Mine');
    expect([page.arms['both'], arm.title]).toEqual([arm, 'Mine']);
  });
});

describe('fork(notebook, arm, change)', () => {
  const change = { round: 3, path: 'method.mix', value: 0.5 };

  it('adds the arm, puts it beside its parent and trains both', async () => {
    const { page, doors } = open();
    await load(page);
    expect(await fork(page, page.after, change)).toBe(true);
    expect([page.before.name, page.after.name]).toEqual(['both', 'both-fork']);
    expect(doors.runs.map(({ spec }) => spec.changes)).toEqual([
      [],
      [{ round: 3, set: { 'method.mix': 0.5 } }],
    ]);
  });

  it('is taken back by undo, and its run with it', async () => {
    const { page, doors } = open();
    await fork(page, page.after, change);
    page.draft.undo();
    expect([Object.keys(page.arms).length, page.comparison]).toEqual([5, null]);
    expect(doors.runs.every(({ cancelled }) => cancelled)).toBe(true);
    expect([page.readings.after, page.after.name]).toEqual(['', 'both']);
  });

  it('is refused for a field that may not change, by name', () => {
    const { page } = open();
    const problems = forkProblems(page, page.after, { ...change, path: 'clients.count' });
    expect(problems[0]).toContain('"clients.count" is not a field that may change');
  });
});
