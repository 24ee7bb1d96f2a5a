/** Height of an embedded page until it says its own, in pixels. */
const HEIGHT = 720;

/** The HTML that shows what a link leads to within another page. */
export function snippetOf(link: string, title: string): string {
  const at = link.indexOf('#');
  const address = `${link.slice(0, at)}?embed${link.slice(at)}`;
  const attributes = { src: address, title: `Skewscope: ${title}`, width: '100%', height: HEIGHT };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')} loading="lazy"></iframe>`;
}

function escaped(value: string | number): string {
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
