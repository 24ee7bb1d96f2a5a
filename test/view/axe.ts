import axe from 'axe-core';

/** Rules that axe finds broken in a rendered component, with the elements: none is disabled. */
export async function violations(container: Element): Promise<string[]> {
  const { violations: found } = await axe.run(container);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
