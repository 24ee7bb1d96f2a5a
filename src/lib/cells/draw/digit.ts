/** The larger extent of a glyph, in sides of its image. */
const EXTENT = 0.8;

/** Greys from here on are ink: fainter ones are the edge of a stroke. */
const INK = 77;

/** A small drawing is enlarged at most so many times: a dot stays a dot. */
const MOST = 2;

/**
 * A drawing `[side, side]`, 0 paper … 255 ink, as models are used to seeing digits: `[wanted, wanted]`, the middle of the
 * ink's bounding box in the middle and its larger extent 0.8 of the side, as the built-in glyphs are. Each pixel is the
 * mean over what it covers. Without ink it is blank.
 */
export function digitOf(drawing: Uint8Array, side: number, wanted: number): Uint8Array {
  const box = boxOf(drawing, side);
  if (!box) return new Uint8Array(wanted * wanted);
  const extent = Math.max(box.across.to - box.across.from, box.down.to - box.down.from);
  const zoom = Math.min((EXTENT * wanted) / extent, (MOST * wanted) / side);
  const across = coverings(box.across, side, wanted, zoom);
  const down = coverings(box.down, side, wanted, zoom);
  return Uint8Array.from({ length: wanted * wanted }, (_, pixel) =>
    Math.round(mean(drawing, side, down[Math.floor(pixel / wanted)]!, across[pixel % wanted]!)),
  );
}

/** From the start of one pixel to the end of another. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What one target pixel covers along one axis: parts of it over consecutive source pixels, of sum 1 or, at an edge, less. */
interface Covering {
  readonly first: number;
  readonly parts: readonly number[];
}

function boxOf(drawing: Uint8Array, side: number) {
  const inked = [...drawing.keys()].filter((pixel) => drawing[pixel]! >= INK);
  if (inked.length === 0) return null;
  return {
    across: around(inked.map((pixel) => pixel % side)),
    down: around(inked.map((pixel) => Math.floor(pixel / side))),
  };
}

function around(places: readonly number[]): Interval {
  return { from: Math.min(...places), to: Math.max(...places) + 1 };
}

function coverings({ from, to }: Interval, side: number, wanted: number, zoom: number) {
  const middle = (from + to) / 2;
  return Array.from({ length: wanted }, (_, i): Covering => {
    const [start, end] = [i, i + 1].map((edge) => middle + (edge - wanted / 2) / zoom) as [
      number,
      number,
    ];
    const first = Math.max(0, Math.floor(start));
    const last = Math.min(side, Math.ceil(end));
    const parts = Array.from(
      { length: Math.max(0, last - first) },
      (_, j) => (Math.min(end, first + j + 1) - Math.max(start, first + j)) * zoom,
    );
    return { first, parts };
  });
}

function mean(drawing: Uint8Array, side: number, down: Covering, across: Covering): number {
  return down.parts.reduce((sum, part, row) => {
    const start = (down.first + row) * side + across.first;
    return (
      sum + part * across.parts.reduce((line, share, i) => line + share * drawing[start + i]!, 0)
    );
  }, 0);
}
