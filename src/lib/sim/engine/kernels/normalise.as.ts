import { dot, total } from './lanes.as';

const VARIANCE_FLOOR: f32 = 1e-5;
const SQUARE_FLOOR: f32 = 1e-12;

/** Rows of `x [rows,n]` less their mean, divided by their standard deviation. */
export function layerNorm(rows: i32, n: i32, x: usize, y: usize): void {
  for (let r = 0; r < rows; r++) {
    shift(n, x, total(n, x) / <f32>n, y);
    stretch(n, y, 1 / sqrt<f32>(dot(n, y, y) / <f32>n + VARIANCE_FLOOR), y);
    x += n * 4;
    y += n * 4;
  }
}

/** `dx = (dy − mean(dy) − y·mean(dy·y)) / σ`. */
export function layerNormGradient(
  rows: i32,
  n: i32,
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
): void {
  for (let r = 0; r < rows; r++) {
    shift(n, x, total(n, x) / <f32>n, dx);
    const inverse: f32 = 1 / sqrt<f32>(dot(n, dx, dx) / <f32>n + VARIANCE_FLOOR);
    shift(n, dy, total(n, dy) / <f32>n, dx);
    project(n, dx, y, dot(n, dy, y) / <f32>n, inverse, dx);
    x += n * 4;
    y += n * 4;
    dy += n * 4;
    dx += n * 4;
  }
}

/** Rows of `x [rows,n]` divided by their length. */
export function unitRows(rows: i32, n: i32, x: usize, y: usize): void {
  for (let r = 0; r < rows; r++) {
    stretch(n, x, 1 / sqrt<f32>(dot(n, x, x) + SQUARE_FLOOR), y);
    x += n * 4;
    y += n * 4;
  }
}

/** `dx = (dy − y·(dy·y)) / ‖x‖`. */
export function unitRowsGradient(
  rows: i32,
  n: i32,
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const inverse: f32 = 1 / sqrt<f32>(dot(n, x, x) + SQUARE_FLOOR);
    project(n, dy, y, dot(n, dy, y), inverse, dx);
    x += n * 4;
    y += n * 4;
    dy += n * 4;
    dx += n * 4;
  }
}

/** `y = x − offset`. */
function shift(n: i32, x: usize, offset: f32, y: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y + i * 4, f32x4.sub(v128.load(x + i * 4), f32x4.splat(offset)));
  }
  for (; i < n; i++) store<f32>(y + i * 4, load<f32>(x + i * 4) - offset);
}

/** `y = x·factor`. */
function stretch(n: i32, x: usize, factor: f32, y: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y + i * 4, f32x4.mul(v128.load(x + i * 4), f32x4.splat(factor)));
  }
  for (; i < n; i++) store<f32>(y + i * 4, load<f32>(x + i * 4) * factor);
}

/** `out = (d − y·part)·factor`. */
function project(n: i32, d: usize, y: usize, part: f32, factor: f32, out: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const along = f32x4.mul(v128.load(y + i * 4), f32x4.splat(part));
    const across = f32x4.sub(v128.load(d + i * 4), along);
    v128.store(out + i * 4, f32x4.mul(across, f32x4.splat(factor)));
  }
  for (; i < n; i++) {
    const across = load<f32>(d + i * 4) - load<f32>(y + i * 4) * part;
    store<f32>(out + i * 4, across * factor);
  }
}
