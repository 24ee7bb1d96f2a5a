/** The colours of the data and of the page, as custom properties of app.css and as read from them for a canvas. */
import type { Hue } from './props/hue.ts';

/** Distinct hues; more things than this share them. */
export const hueCount = 8;

/** What tells apart things of one hue: a bar under the sign, over it, or both. */
export type Bar = 'none' | 'under' | 'over' | 'both';

/** Colours ready for a canvas, in the theme of the moment. */
export interface Palette {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  /** [16] `--hue-0`…`--hue-15`. */
  readonly hues: readonly string[];
}

const bars = ['none', 'under', 'over', 'both'] as const satisfies readonly Bar[];
const tones = 2 * hueCount;

/** Which of the 16 colours belongs to an index 0, 1, 2…: eight hues, then the same in another lightness. */
export function toneOf(index: number): number {
  return index % tones;
}

/** The bar on signs of an index: none for 0–7, under for 8–15, over for 16–23, both for 24–31, and again. */
export function barOf(index: number): Bar {
  return bars[Math.floor(index / hueCount) % bars.length];
}

/** The value of a `data-hue` attribute: app.css gives such an element the property `--hue`. */
export function hueName(hue: Hue): string {
  return typeof hue === 'number' ? String(toneOf(hue)) : hue;
}

/** The sentence to print beside a map or legend of `count` things; null when their hues do not repeat. */
export function repeatNote(count: number): string | null {
  if (count <= hueCount) return null;
  const marks = [
    'in another lightness with a bar under the sign',
    'with a bar over it',
    'with both',
  ];
  const shown = marks.slice(0, Math.ceil(count / hueCount) - 1);
  const parts = shown.map((mark, i) => `from the ${(i + 1) * hueCount + 1}th on ${mark}`);
  return `${hueCount} hues repeat: ${parts.join(', ')}${count > 32 ? ', and so on from the start' : ''}`;
}

/** Reads the colours that hold at an element: again after every change of theme (see surface.ts). */
export function paletteOf(element: HTMLElement): Palette {
  const read = resolver(element);
  return {
    paper: read('--paper'),
    panel: read('--panel'),
    ink: read('--ink'),
    soft: read('--soft'),
    line: read('--line'),
    accent: read('--accent'),
    hues: Array.from({ length: tones }, (_, i) => read(`--hue-${i}`)),
  };
}

/**
 * A custom property is only text (`light-dark(…)`); as the element's own colour it becomes one that a
 * canvas takes.
 */
function resolver(element: HTMLElement): (property: string) => string {
  const style = getComputedStyle(element);
  return (property) => {
    const before = element.style.color;
    element.style.color = `var(${property})`;
    const colour = style.color;
    element.style.color = before;
    return colour;
  };
}
