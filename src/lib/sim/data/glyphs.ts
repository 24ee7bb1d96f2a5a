import { exp } from '../exact.ts';
import { stream, type Stream } from '../random.ts';
import type { Spec } from '../spec.ts';
import { drawHand } from './hand.ts';
import { curve, drawLines, type Pen } from './pen.ts';
import { SKELETONS } from './skeletons.ts';
import type { Source } from './source.ts';

/** By digit and style, what a hand means to write. */
const CURVES = SKELETONS.map((styles) => styles.map((style) => style.map(curve)));

/** Height of a digit, in sides of the image. */
const HEIGHT = 0.76;

/** Half-width of the pen's mean stroke and the blur of its edge, in sides; both scale with the image. */
const RADIUS = 0.05;
const BLUR = 0.08;

/** Standard deviations: of the logarithm of the pen's width, and of the grey of a pixel. */
const WIDTH_SPREAD = 0.2;
const NOISE = 0.03;

/** Ink of the faintest pen; the strongest has 1. */
const FAINTEST = 0.75;

/**
 * *Glyphs*, the built-in dataset: the digits 0 … 9 as if by hand, made from skeletons of our own. Sample i of a
 * class depends on the spec's seed, draw of the data and side, and on part, class and i; there is no last one.
 */
export function glyphs({
  seed,
  draws,
  data: { side },
}: Pick<Spec, 'seed' | 'draws' | 'data'>): Source {
  return {
    name: 'Glyphs',
    side,
    classes: SKELETONS.length,
    supply: () => Infinity,
    draw: (label, part, ordinal, into) =>
      write(label, stream(seed, 'glyphs', draws.data, part, label, ordinal), side, into),
  };
}

function write(digit: number, random: Stream, side: number, into: Float32Array): void {
  const styles = CURVES[digit]!;
  const style = styles[random.below(styles.length)]!;
  const hand = drawHand(random);
  const margin = (1 - HEIGHT) / 2;
  const lines = style.map((line) => hand(line).map((x) => side * (margin + HEIGHT * x)));
  drawLines(lines, drawPen(random, side), side, into);
  develop(into, random);
}

function drawPen(random: Stream, side: number): Pen {
  return { radius: side * RADIUS * exp(WIDTH_SPREAD * random.normal()), blur: side * BLUR };
}

/** Gives the ink its strength and the paper its grain. */
function develop(image: Float32Array, random: Stream): void {
  const strength = FAINTEST + (1 - FAINTEST) * random.uniform();
  for (let i = 0; i < image.length; i++) {
    image[i] = Math.min(1, Math.max(0, strength * image[i]! + NOISE * random.normal()));
  }
}
