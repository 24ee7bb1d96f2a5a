import { pack } from './pack.as';

// Matrix products. Four rows of the one factor are read where they lie; of the other, eight columns at a
// time, which are packed into a panel for the innermost loop to read in order unless they lie side by
// side already. Each value of the result is summed from the first to the last term: a plain loop in
// float32 gives the same bits.

const TILE_ROWS: i32 = 4;
const PANEL_COLUMNS: i32 = 8;
/** Rows that meet one panel after the other: they stay in the first-level cache meanwhile. */
const BLOCK: i32 = 64;

/** Bytes of scratch memory for products of `depth` terms. */
export function productScratch(depth: i32): i32 {
  return 4 * PANEL_COLUMNS * (depth + TILE_ROWS);
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
  const spare = scratch + PANEL_COLUMNS * depth * 4;
  for (let top = 0; top < m; top += BLOCK) {
    const bottom = min(top + BLOCK, m);
    for (let j = 0; j < n; j += PANEL_COLUMNS) {
      const width = min(PANEL_COLUMNS, n - j);
      let panel = b + j * bColumn;
      let pitch = bStep;
      if (bColumn != 4 || width < PANEL_COLUMNS) {
        pack(min(4, width), depth, panel, bColumn, bStep, scratch, 32);
        pack(width - 4, depth, panel + 4 * bColumn, bColumn, bStep, scratch + 16, 32);
        panel = scratch;
        pitch = 32;
      }
      for (let i = top; i < bottom; i += TILE_ROWS) {
        const from = a + i * aRow;
        const to = c + i * cRow + j * 4;
        const height = min(TILE_ROWS, bottom - i);
        if (height == TILE_ROWS && width == PANEL_COLUMNS)
          tile(
            depth,
            from,
            from + aRow,
            from + 2 * aRow,
            from + 3 * aRow,
            aStep,
            panel,
            pitch,
            to,
            cRow,
          );
        else edge(height, width, depth, from, aRow, aStep, panel, pitch, to, cRow, spare);
      }
    }
  }
}

/** The part of a tile at the right and lower edge, by way of a spare one; rows beyond the edge repeat the first. */
function edge(
  height: i32,
  width: i32,
  depth: i32,
  a: usize,
  aRow: i32,
  aStep: i32,
  b: usize,
  pitch: i32,
  c: usize,
  cRow: i32,
  spare: usize,
): void {
  const a1 = height > 1 ? a + aRow : a;
  const a2 = height > 2 ? a + 2 * aRow : a;
  const a3 = height > 3 ? a + 3 * aRow : a;
  tile(depth, a, a1, a2, a3, aStep, b, pitch, spare, PANEL_COLUMNS * 4);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      store<f32>(c + i * cRow + j * 4, load<f32>(spare + (i * PANEL_COLUMNS + j) * 4));
    }
  }
}

/** The innermost loop: 4 × 8 sums in registers, `depth` terms each. */
function tile(
  depth: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aStep: i32,
  b: usize,
  pitch: i32,
  c: usize,
  cRow: i32,
): void {
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
    let value = v128.load_splat<f32>(a0);
    c00 = f32x4.add(c00, f32x4.mul(value, b0));
    c01 = f32x4.add(c01, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a1);
    c10 = f32x4.add(c10, f32x4.mul(value, b0));
    c11 = f32x4.add(c11, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a2);
    c20 = f32x4.add(c20, f32x4.mul(value, b0));
    c21 = f32x4.add(c21, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a3);
    c30 = f32x4.add(c30, f32x4.mul(value, b0));
    c31 = f32x4.add(c31, f32x4.mul(value, b1));
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
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
