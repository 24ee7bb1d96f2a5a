import { total } from './lanes.as';

/** `y = max(x, 0)`; NaN stays NaN. */
export function relu(n: i32, x: usize, y: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) v128.store(y + i * 4, f32x4.max(v128.load(x + i * 4), f32x4.splat(0)));
  for (; i < n; i++) store<f32>(y + i * 4, max<f32>(load<f32>(x + i * 4), 0));
}

/** `dx = dy` where relu gave `y > 0` or NaN, else 0. */
export function reluGradient(n: i32, y: usize, dy: usize, dx: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const off = f32x4.le(v128.load(y + i * 4), f32x4.splat(0));
    v128.store(dx + i * 4, v128.andnot(v128.load(dy + i * 4), off));
  }
  for (; i < n; i++) {
    store<f32>(dx + i * 4, load<f32>(y + i * 4) <= 0 ? 0 : load<f32>(dy + i * 4));
  }
}

/** `y = factor·x`. */
export function scale(n: i32, factor: f32, x: usize, y: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y + i * 4, f32x4.mul(v128.load(x + i * 4), f32x4.splat(factor)));
  }
  for (; i < n; i++) store<f32>(y + i * 4, load<f32>(x + i * 4) * factor);
}

/** Group g of `y [groups,n]` is that of `x` times `factors[g]`. */
export function scaleGroups(groups: i32, n: i32, factors: usize, x: usize, y: usize): void {
  for (let g = 0; g < groups; g++) {
    scale(n, load<f32>(factors + g * 4), x + g * n * 4, y + g * n * 4);
  }
}

/** `c = a + b`. */
export function add(n: i32, a: usize, b: usize, c: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(c + i * 4, f32x4.add(v128.load(a + i * 4), v128.load(b + i * 4)));
  }
  for (; i < n; i++) store<f32>(c + i * 4, load<f32>(a + i * 4) + load<f32>(b + i * 4));
}

/** The sum of all values of `x`, one number. */
export function sum(n: i32, x: usize, y: usize): void {
  store<f32>(y, total(n, x));
}

/** The number at `value` everywhere. */
export function fill(n: i32, value: usize, y: usize): void {
  const number = load<f32>(value);
  for (let i = 0; i < n; i++) store<f32>(y + i * 4, number);
}

/** `p ← p − rate·g`. */
export function descend(n: i32, rate: f32, g: usize, p: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const step = f32x4.mul(v128.load(g + i * 4), f32x4.splat(rate));
    v128.store(p + i * 4, f32x4.sub(v128.load(p + i * 4), step));
  }
  for (; i < n; i++) {
    store<f32>(p + i * 4, load<f32>(p + i * 4) - load<f32>(g + i * 4) * rate);
  }
}
