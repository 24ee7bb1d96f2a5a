import { describe, expect, it } from 'vitest';
import { figuresIn, inlinesOf, refusedIn } from '#lib/notebook/inlines.ts';
import { readProse } from '#lib/notebook/prose.ts';

describe('readProse(markdown)', () => {
  it('gives headings with ids, paragraphs, lists and emphasis as plain data', () => {
    expect(readProse('## What is *ours*\n\n- a\n- **b**\n')).toEqual([
      {
        type: 'heading',
        level: 2,
        id: 'what-is-ours',
        inlines: [
          { type: 'text', text: 'What is ' },
          { type: 'emphasis', inlines: [{ type: 'text', text: 'ours' }] },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          [{ type: 'paragraph', inlines: [{ type: 'text', text: 'a' }] }],
          [
            {
              type: 'paragraph',
              inlines: [{ type: 'strong', inlines: [{ type: 'text', text: 'b' }] }],
            },
          ],
        ],
      },
    ]);
  });

  it('lets no HTML pass: it is the text it is', () => {
    expect(readProse('<script>x</script>')).toEqual([
      { type: 'paragraph', inlines: [{ type: 'text', text: '<script>x</script>' }] },
    ]);
  });

  it('leaves a link without its target unless it is http(s) or on this site', () => {
    expect(JSON.stringify(readProse('[a](javascript:x) [b](https://x.y) [c](#d)'))).not.toContain(
      'javascript',
    );
    expect(readProse('[c](#d)')).toMatchObject([{ inlines: [{ type: 'link', href: '#d' }] }]);
  });

  it.each(['//evil', '/\\\\evil', '/\\evil', '<//evil>', '</\\evil>'])(
    'takes %s for no link on this site',
    (target) => {
      expect(JSON.stringify(readProse(`[a](${target})`))).not.toContain('href');
    },
  );

  it('finds mathematics on its own line within a paragraph, at its end and in a later one', () => {
    const prose = readProse('One\n$$a$$\ntwo *it* and $b$\n\nThree\n\n$$c$$\n\nfour\n$$d$$\n');
    const found = inlinesOf(prose).flatMap((one) => (one.type === 'math' ? [one] : []));
    expect(found.map(({ tex, display }) => [tex, display])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', true],
    ]);
    expect(prose.map(({ type }) => type)).toEqual(Array(7).fill('paragraph'));
  });

  it('reads two megabytes of paragraphs, and mathematics at their end', () => {
    const words = 'some words here\n\n';
    const prose = readProse(`${words.repeat(2e6 / words.length)}Last\n$$a$$\n`);
    expect(inlinesOf(prose.slice(-1))).toMatchObject([{ type: 'math', display: true }]);
  });

  it('cuts figures and claims out of text, wherever they stand', () => {
    const prose = readProse(
      'from {{a.skew.trunk}} to **{{b.gated.0.5 ≈ 0.25 ± 0.06}}**\n\n| {{c.x_y ≈ −1 ± 2}} |\n|--|\n| `{{d.x}}` |\n',
    );
    expect(figuresIn(prose)).toEqual([
      { type: 'figure', arm: 'a', path: ['skew', 'trunk'], claim: null },
      { type: 'figure', arm: 'b', path: ['gated', '0.5'], claim: { value: 0.25, tolerance: 0.06 } },
      { type: 'figure', arm: 'c', path: ['x_y'], claim: { value: -1, tolerance: 2 } },
    ]);
  });

  it.each(['{{this}}', '{{a.b ≈ 3}}', '{{a.b ~ 3 ± 1}}', '{{}}', '{{a.b ≈ x ± 1}}'])(
    'keeps %s and says how a figure is written',
    (text) => {
      expect(refusedIn(readProse(`so ${text} it`))).toMatchObject(
        [{ source: text, problem: /^is not a figure/ }].map(({ source }) => ({
          source,
          problem: expect.stringMatching(/^is not a figure/) as string,
        })),
      );
    },
  );

  it.each([
    ['of $x_1 * y_1$ or', false, 'x_1 * y_1'],
    ['of $a$, $', false, 'a'],
    ['$$\na\n= b\n$$\n', true, 'a\n= b'],
    ['so $$x$$ it', true, 'x'],
    ['a \\$5 or $\\$6$', false, '\\$6'],
  ])('reads mathematics in %j', (text, display, tex) => {
    const inlines = inlinesOf(readProse(text)).filter(({ type }) => type === 'math');
    expect(inlines).toMatchObject([{ display, tex, tree: { tag: 'math' } }]);
  });

  it.each([
    '$5 and $6',
    'from $5 to $6.',
    'a $ b $ c',
    '\\$x$',
    'US$5 and AU$ 6',
    '$',
    '$$',
    '`$x$`',
  ])('takes no mathematics from %j', (text) => {
    const types = inlinesOf(readProse(text)).map(({ type }) => type);
    expect(types).not.toContain('math');
    expect(types).not.toContain('refused');
  });

  it('keeps TeX that cannot be read, with what is wrong', () => {
    expect(refusedIn(readProse('so $\\frac{1}$ it'))).toMatchObject([{ source: '$\\frac{1}$' }]);
  });
});
