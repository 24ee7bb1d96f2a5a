/** The geometry of a small network drawn as blocks: one scale for every drawing, so that they compare. */
import type { NetLayer } from '../props/netDrawing.ts';

/** A block as drawn: a column, or the front of a stack of sheets. */
export interface Block {
  readonly x: number;
  /** Top of the front sheet. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far each sheet behind the front stands to the right and up, nearest first; none for a column. */
  readonly sheets: readonly number[];
  readonly label: string;
  /** The middle of the label. */
  readonly middle: number;
}

/** A small network as drawn; everything in pixels from its top left corner. */
export interface Net {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  /** Corners of the quadrilaterals between one block and the next. */
  readonly links: readonly (readonly (readonly [number, number])[])[];
}

const blockHeight = 46;
const labelHeight = 16;
const gap = 12;
const columnWidth = 8;
const characterWidth = 6.6;
/** Sheets drawn of a stack, at most: more are a grey. */
const mostSheets = 6;

/** CSS pixels of a column's height: by the root of its size, so that 512 still fits and 10 is still seen. */
export function columnHeight(size: number): number {
  return Math.min(blockHeight, Math.max(3, 2 * Math.sqrt(size)));
}

/** CSS pixels of the side of an image, by its root as well. */
export function imageSide(side: number): number {
  return Math.min(blockHeight * 0.7, 5.6 * Math.sqrt(side));
}

/** How far back a stack of images reaches. */
export function stackDepth(size: number): number {
  return size < 2 ? 0 : Math.min(14, 1 + 2 * Math.sqrt(size));
}

/** Lays the layers out from left to right, centred on one line. Without layers it is empty. */
export function netOf(layers: readonly NetLayer[]): Net {
  const blocks: Block[] = [];
  let left = 0;
  for (const layer of layers) {
    const label = labelOf(layer);
    const [width, height, depth] = sizeOf(layer);
    const cell = Math.max(width + depth, label.length * characterWidth) + gap;
    const x = left + (cell - width - depth) / 2;
    const y = (blockHeight - height + depth) / 2;
    blocks.push({
      x,
      y,
      width,
      height,
      sheets: sheetsOf(layer, depth),
      label,
      middle: left + cell / 2,
    });
    left += cell;
  }
  const links = blocks.slice(1).map((to, i) => linkOf(blocks[i], to));
  return { width: Math.ceil(left), height: blockHeight + labelHeight, blocks, links };
}

/** The layers in words: 'image of 14 × 14, 200 values, 16 images of 7 × 7'. */
export function netInWords(layers: readonly NetLayer[]): string {
  return layers
    .map((layer) => {
      if (layer.kind === 'values') return `${layer.size} values`;
      const many = layer.size === 1 ? 'one image' : `${layer.size} images`;
      return `${many} of ${layer.side} × ${layer.side}`;
    })
    .join(', ');
}

function labelOf(layer: NetLayer): string {
  if (layer.label !== undefined) return layer.label;
  if (layer.kind === 'values') return String(layer.size);
  return layer.size === 1 ? `${layer.side}²` : `${layer.size}×${layer.side}²`;
}

function sizeOf(layer: NetLayer): readonly [width: number, height: number, depth: number] {
  if (layer.kind === 'values') return [columnWidth, columnHeight(layer.size), 0];
  return [imageSide(layer.side), imageSide(layer.side), stackDepth(layer.size)];
}

function sheetsOf(layer: NetLayer, depth: number): number[] {
  const behind = layer.kind === 'images' ? Math.min(mostSheets, layer.size) - 1 : 0;
  return Array.from({ length: behind }, (_, i) => (depth * (i + 1)) / behind);
}

/** From the front of a block, under its stack, to the front of the next. */
function linkOf(from: Block, to: Block): (readonly [number, number])[] {
  const right = from.x + from.width;
  return [
    [right, from.y],
    [to.x, to.y],
    [to.x, to.y + to.height],
    [right, from.y + from.height],
  ];
}
