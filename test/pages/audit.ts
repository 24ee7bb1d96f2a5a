import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page, or a frame in one. */
type Evaluating = Pick<Page, 'evaluate'>;

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Rules of axe-core, all of which are on, that the page breaks, with the elements. */
export async function violations(page: Evaluating): Promise<string[]> {
  // What a test evaluates is not under the page's policy, unlike a script element.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Evaluating): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/** Pairs of controls, headings and figures that lie upon each other though neither contains the other. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll('main :is(button, select, h1, h2, h3, table, canvas, p)'),
    ];
    const seen = parts.filter(
      (part) => part.checkVisibility() && !part.closest('.unseen, .invitation'),
    );
    const boxes = seen.map((part) => ({ part, box: part.getBoundingClientRect() }));
    const found: string[] = [];
    boxes.forEach(({ part: a, box: p }, i) => {
      for (const { part: b, box: q } of boxes.slice(i + 1)) {
        if (a.contains(b) || b.contains(a)) continue;
        const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (width > 2 && height > 2)
          found.push(`${a.outerHTML.slice(0, 90)} × ${b.outerHTML.slice(0, 90)}`);
      }
    });
    return found;
  });
}
