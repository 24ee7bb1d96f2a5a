import { describe, expect, it } from 'vitest';
import { mathematics } from '#lib/notebook/mathematics.ts';
import { type MathNode, readMathml } from '#lib/notebook/mathml.ts';

/** Every element of a tree, in order. */
function elements(node: MathNode): Exclude<MathNode, string>[] {
  return typeof node === 'string' ? [] : [node, ...node.children.flatMap(elements)];
}

function textOf(node: MathNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

describe('mathematics(tex, display)', () => {
  it('gives MathML as plain data, with the TeX as its alternative', () => {
    expect(mathematics('z_k', false)).toEqual({
      tag: 'math',
      attributes: { alttext: 'z_k' },
      children: [
        {
          tag: 'mrow',
          attributes: {},
          children: [
            {
              tag: 'msub',
              attributes: {},
              children: [
                { tag: 'mi', attributes: {}, children: ['z'] },
                { tag: 'mi', attributes: {}, children: ['k'] },
              ],
            },
          ],
        },
      ],
    });
    expect(mathematics('x', true).attributes).toMatchObject({ display: 'block' });
  });

  it.each([
    '\\underline{x}',
    '\\boxed{x}',
    'a \\tag{1}',
    '\\begin{matrix}a&b\\\\c&d\\end{matrix}',
    '\\fbox{<b>\\&"}',
  ])('has no style and no class in %s', (tex) => {
    const names = elements(mathematics(tex, true)).flatMap(({ attributes }) =>
      Object.keys(attributes),
    );
    for (const name of ['style', 'class', 'href', 'xmlns']) expect(names).not.toContain(name);
  });

  it('keeps signs that mean something to a browser as text', () => {
    expect(textOf(mathematics('a<b \\text{ \\& "c"}', false))).toContain('a<b');
  });

  it('writes letters of another alphabet by their own signs', () => {
    expect(textOf(mathematics('\\mathbb{E}\\mathbb{R}\\mathcal{L}\\mathbf{x}', false))).toBe(
      '𝔼ℝℒ𝐱',
    );
  });

  it.each([
    ['\\nosuch', 'Undefined control sequence: \\nosuch'],
    ['\\frac{1}', 'Unexpected end of input'],
    ['\\href{https://x.y}{z}', '\\href is not allowed'],
    ['\\htmlStyle{color:red}{z}', '\\htmlStyle is not allowed'],
    ['\\includegraphics{z}', '\\includegraphics is not allowed'],
    ['\\def\\a{\\a\\a}\\a', 'Too many expansions'],
  ])('refuses %s', (tex, message) => {
    expect(() => mathematics(tex, false)).toThrow(message);
  });
});

describe('readMathml(markup)', () => {
  it.each([
    '<script>x</script>',
    '<mi onclick=x>a</mi>',
    '<mi>a</mo>',
    '<mi>a',
    '<mi>a</mi><mi>b</mi>',
    '<mi>&nbsp;</mi>',
    '<!-- x --><mi>a</mi>',
    'a',
    '',
  ])('refuses %j', (markup) => {
    expect(() => readMathml(markup)).toThrow();
  });

  it('leaves out attributes that are not listed', () => {
    expect(readMathml('<mi style="x" onclick="y" mathvariant="normal">a</mi>').attributes).toEqual({
      mathvariant: 'normal',
    });
  });
});
