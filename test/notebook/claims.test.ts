import { describe, expect, it } from 'vitest';
import { claimsIn, holds } from '#lib/notebook/claims.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';

const TEXT = `---
title: A title
summary: A summary.
minutes: 5
arms:
  on: { title: On }
---

One {{on.skew.trunk}} is no claim.

## Two

- {{on.skew.trunk ≈ 0.25 ± 0.06}}
- and {{on.gated.1 ≈ 0.9 ± 0}}

\`\`\`skewscope map
\`\`\`

{{before.serverAccuracyOod ≈ 0.3 ± 0.1}}
`;

describe('claimsIn(notebook)', () => {
  it('gives every claim with its cell and line', () => {
    const { notebook } = readNotebook(TEXT, 'x.md');
    expect(
      claimsIn(notebook).map(({ arm, path, cell, line }) => [arm, path.join('.'), cell, line]),
    ).toEqual([
      ['on', 'skew.trunk', '2', 13],
      ['on', 'gated.1', '2', 14],
      ['before', 'serverAccuracyOod', '4', 19],
    ]);
  });
});

describe('holds(claim, figure)', () => {
  it.each([
    [0.25, true],
    [0.31, true],
    [0.19, true],
    [0.311, false],
    [null, false],
    [undefined, false],
    [Number.NaN, false],
  ])('≈ 0.25 ± 0.06 of %s: %s', (figure, expected) => {
    expect(holds({ value: 0.25, tolerance: 0.06 }, figure)).toBe(expected);
  });
});
