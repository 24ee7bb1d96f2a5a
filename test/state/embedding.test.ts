import { describe, expect, it } from 'vitest';
import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import {
  CONTROLS,
  embedded,
  GROUPS,
  PARTS,
  readEmbedding,
  shownOf,
  WHOLE,
  wholeAddress,
} from '#lib/state/embedding.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { fakeDoors, notebook, ORIGIN } from './fake.ts';

const KINDS = ['prose', 'map', 'quiz', 'figures', 'spec'];
const read = (search: string) => readEmbedding(search, KINDS);

describe('readEmbedding', () => {
  it('leaves a page whole that is not embedded, whatever else its query says', () => {
    expect(read('')).toBe(WHOLE);
    expect(read('?id=3&hide=prose&lock=threshold')).toBe(WHOLE);
  });

  it('takes names between commas, from every setting of that name', () => {
    const { embed, hide, lock, problems } = read('?embed&hide=prose,quiz&hide=title&lock=rho');
    expect(embed).toBe(true);
    expect([...hide]).toEqual(['prose', 'quiz', 'title']);
    expect([...lock]).toEqual(['rho']);
    expect(problems).toEqual([]);
  });

  it('knows every part, control, group and kind of cell, and locks every control', () => {
    const controls = [...CONTROLS, ...Object.keys(GROUPS)];
    const hide = [...PARTS, ...controls, ...KINDS, 'masthead', 'bar', 'edit', 'share'];
    expect(read(`?embed&hide=${hide.join()}&lock=${controls.join()}`).problems).toEqual([]);
    expect([...read('?embed&lock=controls').lock]).toEqual(CONTROLS);
  });

  it('takes a group for its members', () => {
    expect([...read('?embed&lock=parts,spec').lock].sort()).toEqual(
      ['alignment', 'dice', 'fields', 'fork', 'meta'].sort(),
    );
    expect(read('?embed&hide=parts').hide.has('meta')).toBe(true);
  });

  it('locks what it hides: no other cell sets it either', () => {
    const { lock } = read('?embed&hide=threshold,legend,quiz');
    expect([...lock]).toEqual(['threshold', 'legend']);
    expect(read('?embed&hide=parts').lock.has('alignment')).toBe(true);
  });

  it('names what is not known with what is allowed, and takes the rest', () => {
    const { hide, lock, problems } = read('?embed&hide=quizzes,prose&lock=speed,rho,prose');
    expect([...hide]).toEqual(['prose']);
    expect([...lock]).toEqual(['rho']);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^hide: quizzes is not among title, .*prose, .*quiz/);
    expect(problems[1]).toMatch(/^lock: speed, prose are not among controls, threshold, rho/);
  });

  it.each(['__proto__', 'constructor', 'has', ' ', ',,', '%', '%00', '<b>'])(
    'is not led astray by %j',
    (name) => {
      const { hide, lock, problems } = read(`?embed&hide=${name}&lock=${name}`);
      expect([hide.size, lock.size]).toEqual([0, 0]);
      expect(problems).toHaveLength(name.replace(/[ ,]/g, '') ? 2 : 0);
    },
  );

  it('keeps what it says short, however long the query is', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `${'x'.repeat(100)}${i}`).join();
    expect(read(`?embed&hide=${names}`).problems[0]!.length).toBeLessThan(1000);
  });

  it('knows two themes', () => {
    expect(read('?embed&theme=dark').problems).toEqual([]);
    expect(read('?embed&theme=blue').problems).toEqual(['theme: blue is not among light, dark']);
  });
});

describe('wholeAddress', () => {
  it('keeps what names the notebook and the experiment, and nothing of the embed', () => {
    const search = '?id=a%20b&embed&hide=prose&lock=rho&theme=dark';
    expect(wholeAddress('/notebook/', search, 'seed=5')).toBe('/notebook/?id=a+b#seed=5');
    expect(wholeAddress('/', '?embed', '')).toBe('/');
  });
});

describe('embedded', () => {
  it('carries the settings of an embed to another page, and nothing else', () => {
    expect(embedded('/open/#proof=x?y', '?id=3&embed&hide=prose,quiz')).toBe(
      '/open/?embed=&hide=prose%2Cquiz#proof=x?y',
    );
    expect(embedded('/notebook/?id=4', '?embed')).toBe('/notebook/?id=4&embed=');
    expect(embedded('/open/#proof=x', '?id=3&hide=prose')).toBe('/open/#proof=x');
  });
});

describe('shownOf', () => {
  const { notebook: lesson } = readNotebook(
    `${notebook.head}\nWords.\n\n\`\`\`skewscope map\n\`\`\`\n\nMore words.\n`,
    'x.md',
    kinds,
  );

  it('leaves out cells of the kinds that are hidden, and nothing else', () => {
    expect(lesson.cells.map(({ kind }) => kind)).toEqual(['prose', 'map', 'prose']);
    const shown = shownOf(lesson, read('?embed&hide=prose'));
    expect(shown.cells.map(({ kind }) => kind)).toEqual(['map']);
    expect({ ...shown, cells: lesson.cells }).toEqual(lesson);
    expect(shownOf(lesson, read('?embed&hide=title'))).toBe(lesson);
  });
});

describe('OpenNotebook', () => {
  const open = (search: string) => new OpenNotebook(notebook, fakeDoors(), ORIGIN, read(search));

  it('takes no change of a locked field, and says so', () => {
    const page = open('?embed&lock=fields');
    page.change('seed', 7);
    expect(page.changed).toEqual({});
    expect(page.problems).toEqual(['seed: is locked']);
    page.change('draws.data', 3);
    expect(page.changed).toEqual({ draws: { data: 3 } });
  });

  it('keeps the dice with the fields free', () => {
    const page = open('?embed&lock=dice');
    page.change('draws.weights', 3);
    expect(page.changed).toEqual({});
    page.change('seed', 7);
    expect(page.changed).toEqual({ seed: 7 });
  });

  it('takes locked settings from the link with which it is opened', () => {
    const page = open('?embed&lock=threshold,spec');
    page.follow('#threshold=0.6&seed=5');
    expect(page.readings.threshold).toBe(0.6);
    expect(page.changed).toEqual({ seed: 5 });
  });
});
