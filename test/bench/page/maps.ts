import { mapped } from '#lib/recording/mapped.ts';
import type { Features } from '#lib/sim/snapshot.ts';
import { drawScatter, markSize } from '#lib/view/draw/scatter.ts';
import { frameOf, place, toPixels } from '#lib/view/frame.ts';
import { surface } from '#lib/view/surface.ts';
import { type Projector, startProjector } from '#lib/worker/projector.ts';
import { trainTogether } from './runs.ts';
import { type Longest, watchThread } from './longest.ts';

/** A pair of maps of real features, made by the site's projection worker and drawn as the site draws. */
export interface Maps {
  readonly points: number;
  /** Lays the pair out once and draws it. */
  layOut(): Promise<Laid>;
  close(): void;
}

export interface Laid {
  /** From the question to the worker's answer. */
  readonly ms: number;
  /** From there until the maps stand. */
  readonly longest: Longest;
}

/** Trains two arms for their trunk features at the probe samples, all of them, and starts the worker. */
export async function openMaps(differences: readonly [object, object]): Promise<Maps> {
  const { runs } = await trainTogether(differences);
  const [before, after] = runs.map(({ opening, last }) => {
    const all = Uint16Array.from(opening.probe.keys());
    return mapped({ ...opening, mapped: all }, last.kept!.features!.trunk);
  }) as [Features, Features];
  const projector = startProjector();
  // The page has used the worker before: while rounds come in it places them on axes.
  await projector.axes({ features: before, basis: null });
  const draw = [openMap(), openMap()];
  return {
    points: before.values.length / before.width,
    layOut: () => layOut(projector, { before, after }, draw),
    close: () => projector.close(),
  };
}

async function layOut(
  projector: Projector,
  pair: { readonly before: Features; readonly after: Features },
  [drawBefore, drawAfter]: readonly ((positions: Float32Array) => void)[],
): Promise<Laid> {
  const longest = watchThread();
  const begin = performance.now();
  const onprogress = (share: number) => void (document.title = `${Math.round(100 * share)} %`);
  const { before, after } = await projector.pair({ ...pair, from: null, seed: 1 }, { onprogress });
  const ms = performance.now() - begin;
  drawBefore!(before.positions);
  drawAfter!(after.positions);
  await frames(3);
  return { ms, longest: longest() };
}

/** A canvas on the page, and what draws positions on it. */
function openMap(): (positions: Float32Array) => void {
  const canvas = document.body.appendChild(document.createElement('canvas'));
  Object.assign(canvas.style, { width: '480px', height: '480px' });
  let placed: Float32Array = new Float32Array();
  const { redraw } = surface(canvas, ({ context, width, palette }) => {
    const n = placed.length / 2;
    const signs = Array.from({ length: n }, (_, i) => String(i % 10));
    const hues = Uint8Array.from(signs, (_, i) => i % 8);
    const size = markSize(n, width);
    drawScatter(context, { pixels: toPixels(placed, width), signs, hues, size }, palette);
  });
  return (positions) => {
    placed = place(positions, frameOf(positions));
    redraw();
  };
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}
