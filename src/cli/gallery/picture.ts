import type { Layout } from '#lib/recording/report.ts';
import { colour } from './palette.ts';

/** One map of a picture. */
export interface Pictured {
  readonly title: string;
  readonly layout: Layout;
  /** `[n]` client and class of every point: its colour and its sign. */
  readonly client: ArrayLike<number>;
  readonly label: ArrayLike<number>;
}

const SIDE = 300;
const GAP = 16;
const HEAD = 24;
const MARGIN = 12;
const MARK = 9;
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';

/** As on the page: eight hues, the same in another lightness, and from the ninth client on a line at the sign. */
const HUES = 16;
const LINES = ['', 'underline', 'overline', 'underline overline'];

/** Maps side by side as an SVG, which has a light and a dark form. */
export function picture(maps: readonly Pictured[]): string {
  const [width, height] = sizeOf(maps.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family='${FONT}'>`,
    `<style>${darkStyle()}</style>`,
    ...maps.map((map, i) => `<g transform="translate(${i * (SIDE + GAP)} 0)">${panel(map)}</g>`),
    '</svg>',
    '',
  ].join('\n');
}

/** Width and height of a picture of so many maps, in pixels. */
export function sizeOf(maps: number): readonly [number, number] {
  return [maps * SIDE + (maps - 1) * GAP, HEAD + SIDE];
}

function panel(map: Pictured): string {
  const { title, layout } = map;
  const ground = `<rect class="panel" x=".5" y="${HEAD}" width="${SIDE - 1}" height="${SIDE - 0.5}" rx="8" ${fill('panel')} stroke="${colour('line').light}"/>`;
  const heading = `<text class="ink" x="2" y="15" font-size="14" ${fill('ink')}>${escaped(title)}</text>`;
  if (layout.collapsed) return heading + ground + collapsed();
  return `${heading}${ground}<g font-weight="700" font-size="${MARK}" text-anchor="middle">${signs(map)}</g>`;
}

function collapsed(): string {
  return `<text class="ink" x="${SIDE / 2}" y="${HEAD + SIDE / 2}" font-size="14" text-anchor="middle" ${fill('ink')}>collapsed</text>`;
}

/** Class by class, then client by client: painted in the order of the points, the last client would lie on top everywhere. */
function signs({ layout, client, label }: Pictured): string {
  const groups = new Map<string, number[]>();
  const places = placesOf(layout.positions);
  for (const i of places.keys()) {
    const key = [label[i], client[i], layout.doubtful[i] ?? 0].join();
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => label[a!]! - label[b!]! || client[a!]! - client[b!]!)
    .map((points) => {
      const [first] = points as [number];
      const at = (axis: 0 | 1) => points.map((i) => places[i]![axis]).join(' ');
      const sign = String(label[first]).repeat(points.length);
      const look = looks(client[first]!, layout.doubtful[first] === 1);
      return `<text ${look} x="${at(0)}" y="${at(1)}">${sign}</text>`;
    })
    .join('');
}

/** The colour of a client, hollow where the map's neighbourhood disagrees with the features. */
function looks(client: number, hollow: boolean): string {
  const name = `hue-${client % HUES}`;
  const line = LINES[Math.floor((2 * client) / HUES) % LINES.length];
  const drawn = line ? ` text-decoration="${line}"` : '';
  if (!hollow) return `class="${name}" ${fill(name)}${drawn}`;
  return `class="${name} hollow" ${fill('panel')} stroke="${colour(name).light}" stroke-width="1.5" paint-order="stroke"${drawn}`;
}

/** In the panel, equal scale on both axes; of each sign the middle of its foot. */
function placesOf(positions: Float32Array): (readonly [number, number])[] {
  const axes = [0, 1].map((axis) => positions.filter((_, i) => i % 2 === axis));
  const [low, high] = [
    axes.map((values) => Math.min(...values)),
    axes.map((values) => Math.max(...values)),
  ];
  const extent = Math.max(high[0]! - low[0]!, high[1]! - low[1]!) || 1;
  const scale = (SIDE - 2 * MARGIN) / extent;
  const place = (axis: 0 | 1, i: number) =>
    SIDE / 2 + scale * (positions[2 * i + axis]! - (low[axis]! + high[axis]!) / 2);
  return Array.from({ length: positions.length / 2 }, (_, i) => [
    Number(place(0, i).toFixed(1)),
    Number((HEAD + place(1, i) + MARK * 0.36).toFixed(1)),
  ]);
}

/** Attributes are of the light theme; these rules are stronger than they. */
function darkStyle(): string {
  const hues = Array.from({ length: HUES }, (_, i) => `hue-${i}`).map((name) => {
    const { dark } = colour(name);
    return `.${name}{fill:${dark}}.${name}.hollow{stroke:${dark};fill:${colour('panel').dark}}`;
  });
  const panel = `.panel{fill:${colour('panel').dark};stroke:${colour('line').dark}}`;
  return `@media (prefers-color-scheme:dark){${panel}.ink{fill:${colour('ink').dark}}${hues.join('')}}`;
}

function fill(name: string): string {
  return `fill="${colour(name).light}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
