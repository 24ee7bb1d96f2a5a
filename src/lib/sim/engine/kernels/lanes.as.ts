// Sums over one row: four partial sums, one per lane, then the lanes in pairs, then what is left over.

/** The sum of a vector's four lanes. */
export function lanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** The sum of `n` values. */
export function total(n: i32, x: usize): f32 {
  let partial = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    partial = f32x4.add(partial, v128.load(x));
    x += 16;
  }
  let result = lanes(partial);
  for (; i < n; i++) {
    result += load<f32>(x);
    x += 4;
  }
  return result;
}

/** The inner product of two rows of `n` values. */
export function dot(n: i32, x: usize, y: usize): f32 {
  let partial = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    partial = f32x4.add(partial, f32x4.mul(v128.load(x), v128.load(y)));
    x += 16;
    y += 16;
  }
  let result = lanes(partial);
  for (; i < n; i++) {
    result += load<f32>(x) * load<f32>(y);
    x += 4;
    y += 4;
  }
  return result;
}
