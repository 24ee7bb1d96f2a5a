import { expect, it } from 'vitest';
import { steady } from '#lib/cells/steady.ts';

it('steady() keeps the height that an element had until it is full again', async () => {
  const element = document.body.appendChild(document.createElement('div'));
  element.innerHTML = '<svg width="10" height="300" display="block"></svg>';
  const held = steady();
  const end = held(false)(element);
  // Heights are told after the next layout.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  end?.();
  element.textContent = 'Loading';
  held(true)(element);
  expect(element.offsetHeight).toBeGreaterThanOrEqual(300);
  held(false)(element)?.();
  expect(element.offsetHeight).toBeLessThan(300);
  element.remove();
});
