import css from '../../app.css?raw';

/** A colour in the light theme and in the dark one. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** The colour that the site has under this name, `panel` or `hue-0`. @throws Error if app.css has none */
export function colour(name: string): Colour {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
  if (light && dark) return { light, dark };
  throw new Error(`app.css: has no --${name}: light-dark(#…, #…)`);
}
