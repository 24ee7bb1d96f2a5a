import { pack } from './pack.as';

// Matrix products. Both factors are packed into panels, four rows of the one and eight columns of the
// other (unless eight columns lie side by side already), for the innermost loop to read in order. Each value of the result is summed from the
// first to the last term: a plain loop in float32 gives the same bits.

const PANEL_ROWS: i32 = 4;
const PANEL_COLUMNS: i32 = 8;
/** Values of the rows that are packed together: half of a small second-level cache. */
const BLOCK: i32 = 32768;

/** Bytes of scratch memory for products of `depth` terms. */
export function productScratch(depth: i32): i32 {
  return 4 * ((blockRows(depth) + PANEL_COLUMNS) * depth + PANEL_ROWS * PANEL_COLUMNS);
}

/** Rows of `depth` values that make a block: whole panels, at least one. */
function blockRows(depth: i32): i32 {
  return max(BLOCK / max(depth, 1) / PANEL_ROWS, 1) * PANEL_ROWS;
}

/**
 * One product. Element (i, p) of `a` is at `a + i·aRow + p·aStep`, element (p, j) of `b` at
 * `b + j·bColumn + p·bStep`, row i of `c` at `c + i·cRow`.
 */
export function product(
  m: i32,
  n: i32,
  depth: i32,
  a: usize,
  aRow: i32,
  aStep: i32,
  b: usize,
  bColumn: i32,
  bStep: i32,
  c: usize,
  cRow: i32,
  scratch: usize,
): void {
  const block = blockRows(depth);
  const columns = scratch + block * depth * 4;
  const spare = columns + PANEL_COLUMNS * depth * 4;
  for (let top = 0; top < m; top += block) {
    const bottom = min(top + block, m);
    packRows(top, bottom, depth, a, aRow, aStep, scratch);
    for (let j = 0; j < n; j += PANEL_COLUMNS) {
      const width = min(PANEL_COLUMNS, n - j);
      let panel = b + j * bColumn;
      let pitch = bStep;
      if (bColumn != 4 || width < PANEL_COLUMNS) {
        pack(min(4, width), depth, panel, bColumn, bStep, columns, 32);
        pack(width - 4, depth, panel + 4 * bColumn, bColumn, bStep, columns + 16, 32);
        panel = columns;
        pitch = 32;
      }
      let rows = scratch;
      for (let i = top; i < bottom; i += PANEL_ROWS) {
        const to = c + i * cRow + j * 4;
        const height = min(PANEL_ROWS, bottom - i);
        if (height == PANEL_ROWS && width == PANEL_COLUMNS)
          tile(depth, rows, panel, pitch, to, cRow);
        else edge(height, width, depth, rows, panel, pitch, to, cRow, spare);
        rows += depth * 16;
      }
    }
  }
}

function packRows(
  top: i32,
  bottom: i32,
  depth: i32,
  a: usize,
  aRow: i32,
  aStep: i32,
  panel: usize,
): void {
  for (let i = top; i < bottom; i += PANEL_ROWS) {
    pack(min(PANEL_ROWS, bottom - i), depth, a + i * aRow, aRow, aStep, panel, 16);
    panel += depth * 16;
  }
}

/** The part of a tile at the right and lower edge, by way of a spare one. */
function edge(
  height: i32,
  width: i32,
  depth: i32,
  a: usize,
  b: usize,
  pitch: i32,
  c: usize,
  cRow: i32,
  spare: usize,
): void {
  tile(depth, a, b, pitch, spare, PANEL_COLUMNS * 4);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      store<f32>(c + i * cRow + j * 4, load<f32>(spare + (i * PANEL_COLUMNS + j) * 4));
    }
  }
}

/** The innermost loop: 4 × 8 sums in registers, `depth` terms each. */
function tile(depth: i32, a: usize, b: usize, pitch: i32, c: usize, cRow: i32): void {
  const zero = f32x4.splat(0);
  let c00 = zero;
  let c01 = zero;
  let c10 = zero;
  let c11 = zero;
  let c20 = zero;
  let c21 = zero;
  let c30 = zero;
  let c31 = zero;
  for (let p = depth; p > 0; p--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let value = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(value, b0));
    c01 = f32x4.add(c01, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(value, b0));
    c11 = f32x4.add(c11, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(value, b0));
    c21 = f32x4.add(c21, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(value, b0));
    c31 = f32x4.add(c31, f32x4.mul(value, b1));
    a += 16;
    b += pitch;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}
