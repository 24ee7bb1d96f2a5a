/** What the reader may choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';

/** The theme of the reader's last visit, applied; `system` where nothing may be stored. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    const theme = THEMES.find((name) => name === stored) ?? 'system';
    show(theme);
    return theme;
  } catch {
    return 'system';
  }
}

/** Shows a theme and remembers it if the browser lets us. */
export function applyTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser without storage forgets it: nothing else is lost.
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
