/** Gives the reader a text as a file. */
export function download(text: string, name: string, type = 'text/markdown'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** The name of a notebook's file: its title in letters, digits and hyphens, and an ending, by default that of Markdown. */
export function fileName(title: string, ending = '.md'): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(0, 60) || 'notebook'}${ending}`;
}
