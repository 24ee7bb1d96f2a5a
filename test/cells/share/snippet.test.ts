import { expect, it } from 'vitest';
import { snippetOf } from '#lib/cells/share/snippet.ts';

it('snippetOf(link, title) embeds the page of the link', () => {
  expect(snippetOf('https://example.org/x/open/#proof=AbC&seed=5', 'Mine')).toBe(
    '<iframe src="https://example.org/x/open/?embed#proof=AbC&amp;seed=5" title="Skewscope: Mine" width="100%" height="720" loading="lazy"></iframe>',
  );
});

it('snippetOf(link, title) lets no title out of its attribute', () => {
  const snippet = snippetOf('https://example.org/#proof=A', '"><script>alert(1)</script>&');
  expect(snippet).not.toMatch(/<script|<\/script|""/);
  expect(snippet).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
});
