import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Prose from '#lib/cells/prose/Prose.svelte';
import { readProse } from '#lib/notebook/prose.ts';

const show = (markdown: string) => render(Prose, { prose: readProse(markdown) });

it('mathematics is MathML without a style, inline and on a line of its own', async () => {
  const { container } = await show(
    'So $z_k < \\mathbb{R}$:\n\n$$\n\\frac{a}{\\underline{b}}\n$$\n',
  );
  const [inline, display] = [...container.querySelectorAll('math')];
  expect(inline!.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
  expect(inline!.querySelector('msub > mi')!.namespaceURI).toBe(inline!.namespaceURI);
  expect(inline!.textContent).toBe('zk<ℝ');
  expect(inline!.getAttribute('alttext')).toBe('z_k < \\mathbb{R}');
  expect(display!.getAttribute('display')).toBe('block');
  const [above, below] = [...display!.querySelector('mfrac')!.children];
  expect(above!.getBoundingClientRect().bottom).toBeLessThanOrEqual(
    below!.getBoundingClientRect().top,
  );
  expect(container.querySelector('[style]')).toBeNull();
});

it('mathematics and figures that cannot be read are shown as they are, with what is wrong', async () => {
  const { container } = await show('A $\\nosuch$ and {{this}}.\n');
  expect(container.textContent).toMatch(
    /^A \$\\nosuch\$ \(Undefined control sequence: \\nosuch\) and \{\{this\}\} \(is not a figure, .*\)\.$/,
  );
  expect(container.querySelector('code')!.textContent).toBe('$\\nosuch$');
});

it('no HTML passes, also none from mathematics', async () => {
  const { container } = await show(
    '<b>x</b> $\\text{<img src=x>}$ [a](javascript:x)\n\n<script>y</script>\n',
  );
  expect(container.querySelector('b, img, script, a')).toBeNull();
  expect(container.textContent).toContain('<script>y</script>');
});
