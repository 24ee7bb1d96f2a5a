/** A canvas that stays sharp: it follows its size on the page, the screen's pixels and the theme. */
import { type Palette, paletteOf } from './colours.ts';

/** What a painter gets: a context scaled so that one unit is one CSS pixel. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly palette: Palette;
}

export interface Surface {
  /** Paints once before the next frame, however often it is asked. */
  readonly redraw: () => void;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly release: () => void;
}

/** Calls `paint` on a cleared canvas whenever it is asked to, or the size, screen or theme changed. */
export function surface(canvas: HTMLCanvasElement, paint: (sheet: Sheet) => void): Surface {
  const context = canvas.getContext('2d')!;
  let palette = paletteOf(canvas);
  let [width, height, handle] = [canvas.clientWidth, canvas.clientHeight, 0];

  const draw = () => {
    handle = 0;
    const ratio = devicePixelRatio;
    fitPixels(canvas, width, height, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    if (width > 0 && height > 0) paint({ context, width, height, ratio, palette });
  };
  const redraw = () => {
    handle ||= requestAnimationFrame(draw);
  };
  const resize = new ResizeObserver(() => {
    [width, height] = [canvas.clientWidth, canvas.clientHeight];
    // Drawn at once: a canvas that waits for the next frame flashes its old pixels stretched.
    cancelAnimationFrame(handle);
    draw();
  });
  resize.observe(canvas);
  const forget = onThemeChange(() => {
    palette = paletteOf(canvas);
    redraw();
  });

  return {
    redraw,
    size: () => ({ width, height }),
    release: () => {
      cancelAnimationFrame(handle);
      resize.disconnect();
      forget();
    },
  };
}

/** Calls back after the page's colours may have changed; returns what ends it. */
export function onThemeChange(callback: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    'print',
    '(prefers-contrast: more)',
  ];
  const media = queries.map((query) => matchMedia(query));
  for (const query of media) query.addEventListener('change', callback);
  const attribute = new MutationObserver(callback);
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    for (const query of media) query.removeEventListener('change', callback);
    attribute.disconnect();
  };
}

function fitPixels(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
}
