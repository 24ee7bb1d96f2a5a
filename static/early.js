// Runs before the page is painted: what depends on the address and on the reader's theme is not seen to change.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const isEmbed = query.has('embed');
  let theme = isEmbed ? query.get('theme') : null;
  try {
    theme ??= localStorage.getItem('theme');
  } catch {
    // Nothing may be stored here.
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (!isEmbed) return;
  root.dataset.embed = '';
  const named = query.getAll('hide').flatMap((text) => text.split(','));
  const rules = [...named, 'masthead', 'bar', 'index']
    .filter((name) => /^[a-z-]{1,32}$/.test(name))
    .map(
      (name) => `[data-part='${name}'], .cell[data-kind='${name}'] { display: none !important; }`,
    );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join('\n'));
  // Until the page's own script leaves them out.
  document.adoptedStyleSheets.push(sheet);
  // A frame with an origin of its own gets modules only from servers that give them to everybody.
  addEventListener('unhandledrejection', () => {
    if (self.origin !== 'null' || !document.adoptedStyleSheets.includes(sheet)) return;
    const note = document.createElement('p');
    note.className = 'page';
    note.role = 'alert';
    note.textContent =
      'The script of this page could not be loaded, so nothing here can be shown, played or run: ' +
      'the frame around it is sandboxed without allow-same-origin.';
    document.body.prepend(note);
  });
})();
