import { describe, expect, it, vi } from 'vitest';
import { armSpec } from '#lib/notebook/arms.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Saved } from '#lib/notebook/saved.ts';
import { proofFile } from '#lib/proof/file.ts';
import { packProof } from '#lib/proof/payload.ts';
import { secondsOf } from '#lib/proof/estimate.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import type { Doors } from '#lib/state/doors.ts';
import { handOver } from '#lib/state/handover.ts';
import type { Ways } from '#lib/state/links.svelte.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { claimed, EVIDENCE, linkOf } from './claims.ts';
import { load, notebook, open } from './fake.ts';

/** A proof whose runs are estimated to take too long to begin by themselves. */
const LONG: Partial<Proof> = { tried: { method: { stepsPerRound: 100 }, clients: { count: 64 } } };

/** An open notebook with a proof opened on it. */
async function opened(changes: Partial<Proof> = LONG, doors: Partial<Doors> = {}) {
  const made = open(doors);
  await load(made.page);
  await made.page.openProof(claimed(changes));
  return { ...made, claim: made.page.claim! };
}

/** The link is open, or refused. */
async function settled({ links }: OpenNotebook) {
  await vi.waitFor(() => expect(links.pending).toBeNull());
}

function altered(evidence: Partial<Evidence>): Partial<Proof> {
  return { ...LONG, evidence: { splitgp: EVIDENCE, both: { ...EVIDENCE, ...evidence } } };
}

describe('openProof(proof)', () => {
  it('shows what is claimed, and how it was read, in one step that can be undone', async () => {
    const { page } = open();
    page.change('seed', 7);
    page.read({ threshold: 0.9, after: 'meta' });
    const readings = [{ path: 'threshold', value: 0.6 }];
    await page.openProof(claimed({ ...LONG, tried: { ...LONG.tried, seed: 2 }, readings }));
    expect(page.changed).toMatchObject({ seed: 2 });
    expect([page.readings.threshold, page.after.name]).toEqual([0.6, 'both']);
    expect(page.claim?.status).toBe('claimed');
    page.draft.undo();
    expect([page.claim, page.changed]).toEqual([null, { seed: 7 }]);
    expect([page.readings.threshold, page.after.name]).toEqual([0.9, 'meta']);
    page.draft.redo();
    expect([page.claim?.status, page.readings.threshold]).toEqual(['claimed', 0.6]);
  });

  it('gives back live runs, answers and folds as they were', async () => {
    const { page, doors } = open();
    await load(page);
    page.runLive();
    doors.playRounds();
    page.answers.lock('1', 0.5);
    page.draft.toggleFold('1');
    const { live } = page.after;
    const text = textOf(notebook).replace('A title', 'Another');
    await page.openProof(claimed({ ...LONG, notebook: { title: 'Another', text } }));
    expect([page.document.title, page.answers.all(), page.draft.folded.size]).toEqual([
      'Another',
      [],
      0,
    ]);
    page.replay();
    for (const run of doors.runs.slice(2)) run.reply({ type: 'failed', message: 'no', round: 0 });
    page.closeClaim();
    expect([page.document.title, page.claim, page.comparison]).toEqual(['A title', null, null]);
    expect(page.after.live).toBe(live);
    expect([page.answers.of('1'), page.draft.folded.has('1')]).toEqual([0.5, true]);
  });

  it('ends a run under way, and its own when it is closed', async () => {
    const { page, doors } = open();
    await load(page);
    page.runLive();
    await page.openProof(claimed(LONG));
    expect([doors.runs[0]!.cancelled, page.comparison, page.after.live]).toEqual([
      true,
      null,
      null,
    ]);
    page.replay();
    page.closeClaim();
    expect(doors.runs[2]!.cancelled).toBe(true);
  });

  it('puts the arms of the link in place of the notebook’s', async () => {
    const arms = {
      a: { title: 'A', preset: 'splitgp', spec: { method: { rounds: 300 } } },
      b: { title: 'B', preset: 'default', spec: { method: { rounds: 300 } } },
    } as const;
    const { page } = await opened({
      notebook: null,
      arms,
      evidence: { b: EVIDENCE },
    });
    expect([Object.keys(page.arms), page.document.cells]).toEqual([['a', 'b'], notebook.cells]);
    expect([page.claim?.applies, page.before.name, page.after.name]).toEqual([true, 'a', 'b']);
    page.draft.undo();
    expect([page.list().length, page.document]).toEqual([5, notebook]);
  });

  it('keeps nothing, and leaves what was kept as it is', async () => {
    const kept: Saved[] = [];
    const library = {
      load: () => Promise.resolve(null),
      save: (saved: Saved) => Promise.resolve(void kept.push(saved)),
      remove: () => Promise.resolve(),
      list: () => Promise.resolve([]),
    };
    const { page } = open({ library });
    await page.resume();
    await page.draft.edit((editor, document) => editor.titled(document, 'Mine'));
    await page.openProof(claimed(LONG));
    expect(kept.map(({ title }) => title)).toEqual(['Mine']);
    await page.draft.edit((editor, document) => editor.titled(document, 'Not mine'));
    page.answers.lock('1', 1);
    await page.keeper.flush();
    page.close();
    expect(kept).toHaveLength(1);
    page.closeClaim();
    expect([page.document.title, page.answers.all()]).toEqual(['Mine', []]);
  });

  it('is undone with everything that was changed since, however much that was', async () => {
    const { page, claim } = await opened();
    for (let i = 0; i < 250; i++) page.draft.change({ seed: i });
    expect(page.claim).toBe(claim);
    page.closeClaim();
    expect([page.claim, page.changed]).toEqual([null, {}]);
  });

  it('refuses a notebook that cannot be read', async () => {
    const { page } = open();
    const text = '---\ntitle: [\n---\n';
    const proof = claimed({ notebook: { title: 'Broken', text } });
    await expect(page.openProof(proof)).rejects.toThrow(/notebook in the link cannot be read/);
    expect([page.claim, page.document]).toEqual([null, notebook]);
  });
});

describe('replay()', () => {
  it('begins by itself only if it is cheap, of this engine, and as it was claimed', async () => {
    expect(secondsOf(armSpec(notebook, 'both')) * 2).toBeLessThan(5);
    const runs = async (changes: Partial<Proof>, rest = '') => {
      const { page, doors } = open();
      page.follow(linkOf(changes) + rest);
      await settled(page);
      expect(page.claim).not.toBeNull();
      return doors.runs.length;
    };
    expect(await runs({})).toBe(2);
    expect(await runs(LONG)).toBe(0);
    expect(await runs({ evidence: {} })).toBe(0);
    const { maker } = claimed();
    expect(await runs({ maker: { ...maker, engine: '4.22.0, kernels 1' } })).toBe(0);
    expect(await runs({}, '&seed=9')).toBe(0);
    expect(await runs({}, '&threshold=0.9')).toBe(2);
  });

  it('trains exactly the arms that something is claimed of', async () => {
    const { page, doors } = await opened({ ...LONG, evidence: { meta: EVIDENCE } });
    page.replay();
    expect(doors.runs.map(({ spec }) => spec)).toEqual([page.arms['meta']!.wanted]);
    expect(page.claim!.status).toBe('replaying');
  });

  it('verifies a claim whose every hash comes out again, and goes back to its round', async () => {
    const { page, doors, claim } = await opened({
      ...LONG,
      readings: [{ path: 'round', value: 2 }],
    });
    page.replay();
    doors.playRounds();
    claim.settle();
    expect([claim.status, claim.verdict]).toEqual(['checked', { kind: 'verified' }]);
    expect(page.readings.round).toBe(2);
  });

  it('says from which round on a run is not as claimed, and what differs', async () => {
    const hashes = EVIDENCE.hashes.map((hash, i) => (i === 1 ? 'ffffffffffff' : hash));
    const { page, doors, claim } = await opened(altered({ hashes }));
    page.replay();
    doors.playRounds();
    claim.settle();
    expect(claim.verdicts['splitgp']).toEqual({ kind: 'verified' });
    expect(claim.verdict).toMatchObject({ kind: 'diverged', round: 2, differs: [] });
    const figures = { ...EVIDENCE.figures, 'skew.trunk': 0.9 };
    const other = await opened(altered({ figures }));
    other.page.replay();
    other.doors.playRounds();
    other.claim.settle();
    expect(other.claim.verdict).toMatchObject({
      kind: 'diverged',
      round: 4,
      differs: [{ name: 'skew.trunk', claimed: 0.9, found: 0.2 }],
    });
  });

  it('tells the same decisions of other bits', async () => {
    const hashes = EVIDENCE.hashes.map((hash, i) => (i > 0 ? 'ffffffffffff' : hash));
    const { page, doors, claim } = await opened(altered({ hashes }));
    page.replay();
    doors.playRounds();
    claim.settle();
    expect(claim.verdict).toEqual({ kind: 'decisions', round: 2 });
  });

  it('that fails says so, that is cancelled leaves the claim, and either can be begun again', async () => {
    const { page, doors, claim } = await opened();
    page.replay();
    doors.runs[0]!.reply({ type: 'failed', message: 'memory ran out', round: 3 });
    claim.settle();
    expect([claim.status, claim.verdict]).toEqual(['failed', null]);
    expect(claim.replaying?.failure?.message).toBe('memory ran out');
    page.replay();
    expect(claim.status).toBe('replaying');
    page.cancel();
    expect(claim.status).toBe('claimed');
  });

  it('is judged too where the reader ran it otherwise, and no longer when something is changed', async () => {
    const { page, doors, claim } = await opened();
    page.runLive();
    doors.playRounds();
    claim.settle();
    expect(claim.verdict).toEqual({ kind: 'verified' });
    page.change('seed', 9);
    expect([claim.applies, claim.status]).toEqual([false, 'changed']);
    page.replay();
    expect(page.comparison?.active).toBe(false);
    claim.goBack();
    expect([claim.status, page.changed]).toEqual(['checked', LONG.tried]);
    page.draft.undo();
    expect(claim.status).toBe('changed');
  });

  it('finds nothing to check in a claim without evidence', async () => {
    const { page, claim } = await opened({ ...LONG, evidence: {} });
    page.replay();
    expect([claim.status, claim.verdict, page.comparison]).toEqual(['bare', null, null]);
  });
});

describe('follow(fragment)', () => {
  it('keeps the proof in the address as long as its claim is open, with what differs from it', async () => {
    const { page } = open();
    const link = linkOf({ ...LONG, readings: [{ path: 'threshold', value: 0.6 }] });
    page.follow(`${link}&rho=0.5`);
    expect(page.fragment).toBe(`${link.slice(1)}&rho=0.5`);
    await settled(page);
    expect(page.fragment).toBe(`${link.slice(1)}&rho=0.5`);
    expect([page.readings.threshold, page.readings.rho]).toEqual([0.6, '0.5']);
    page.read({ rho: '1', threshold: 0.3 });
    page.change('seed', 4);
    expect(page.fragment).toBe(`${link.slice(1)}&seed=4&threshold=0.3`);
    page.closeClaim();
    expect(page.fragment).toBe('');
  });

  it('opens another proof upon the first, and goes back through both', async () => {
    const { page } = open();
    page.follow(linkOf(LONG));
    await settled(page);
    const first = page.claim;
    page.follow(linkOf({ ...LONG, tried: { ...LONG.tried, seed: 5 } }));
    await settled(page);
    expect([page.claim === first, page.changed['seed']]).toEqual([false, 5]);
    page.draft.undo();
    expect(page.claim).toBe(first);
    page.follow('#threshold=0.9');
    expect([page.claim, page.readings.threshold]).toEqual([null, 0.9]);
  });

  it.each([
    ['cut off', (link: string) => link.slice(0, -9), /cut off|mistyped|inflate|base64/],
    ['no payload', () => '#proof=', /cut off/],
    ['of another alphabet', () => '#proof=%%%', /only letters, digits/],
  ])('says in one sentence what is wrong with a link that is %s', async (_, bad, said) => {
    const { page, doors } = open();
    page.follow(bad(linkOf()));
    await settled(page);
    expect(page.links.refused).toMatch(said);
    expect([page.claim, page.fragment, doors.runs.length]).toEqual([null, '', 0]);
  });

  it('waits until it is known what the reader had here, and opens upon that', async () => {
    const saved: Saved = {
      format: 1,
      id: 'a-title',
      origin: 'a-title',
      title: 'Mine',
      text: textOf(notebook).replace('A title', 'Mine'),
      folded: [],
      answers: [],
      saved: 1,
    };
    const { library } = open().doors;
    const { page } = open({ library: { ...library, load: () => Promise.resolve(saved) } });
    const resumed = page.resume();
    page.follow(linkOf(LONG));
    await resumed;
    await settled(page);
    expect([page.document.title, page.claim !== null]).toEqual(['A title', true]);
    page.draft.undo();
    expect([page.document.title, page.draft.canUndo]).toEqual(['Mine', false]);
  });

  it('goes where a link belongs, and names a lesson that there is not', async () => {
    const gone: string[] = [];
    const ways: Ways = {
      here: 'a-title',
      lesson: (name) => (name === 'another' ? '/lessons/another/' : null),
      open: '/open/',
      own: (id) => `/notebook/?id=${id}`,
      go: () => undefined,
      pass: (address) => void gone.push(address),
    };
    const go = async (told: Proof['notebook']) => {
      const { page } = open();
      const fragment = `#proof=${packProof(claimed({ ...LONG, notebook: told }))}`;
      page.follow(fragment, ways);
      await vi.waitFor(() => expect(page.links.pending === null || gone.length > 0).toBe(true));
      return { page, address: gone.pop()?.replace(fragment, '') };
    };
    expect((await go({ lesson: 'another' })).address).toBe('/lessons/another/');
    expect((await go(null)).address).toBe('/open/');
    const here = await go({ lesson: 'a-title' });
    expect([here.address, here.page.claim !== null]).toEqual([undefined, true]);
    const nowhere = await go({ lesson: 'nowhere' });
    expect(nowhere.page.links.refused).toBe('nowhere is not the name of a lesson here');
  });

  it('opens a file that was handed over in this tab, and says if there is none', async () => {
    const stored = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      setItem: (key: string, text: string) => void stored.set(key, text),
      getItem: (key: string) => stored.get(key) ?? null,
    });
    const { page } = open();
    page.follow('#file');
    await settled(page);
    expect(page.links.refused).toMatch(/not at hand/);
    handOver(proofFile(claimed(LONG)));
    page.follow('#file&threshold=0.9');
    await settled(page);
    expect([page.claim?.status, page.fragment]).toEqual(['claimed', 'file&threshold=0.9']);
    vi.unstubAllGlobals();
  });

  it('does not open a link that another one came after', async () => {
    const { page } = open();
    page.follow(linkOf(LONG));
    page.follow('#threshold=0.9');
    page.follow(linkOf({ ...LONG, tried: { ...LONG.tried, seed: 6 } }));
    await settled(page);
    expect(page.changed['seed']).toBe(6);
    page.draft.undo();
    expect([page.claim, page.readings.threshold]).toEqual([null, 0.9]);
  });
});
