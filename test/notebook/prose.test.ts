import { describe, expect, it } from 'vitest';
import { figuresIn, readProse } from '#lib/notebook/prose.ts';

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

  it('cuts figures out of text, wherever they stand', () => {
    const prose = readProse('from {{a.skew.trunk}} to **{{b.gated.1}}**, not {{this}}');
    expect(figuresIn(prose)).toEqual([
      { type: 'figure', arm: 'a', path: ['skew', 'trunk'] },
      { type: 'figure', arm: 'b', path: ['gated', '1'] },
    ]);
    expect(JSON.stringify(prose)).toContain('{{this}}');
  });
});
