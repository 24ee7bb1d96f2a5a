// Windows over images `[n,h,w,c]` laid out as rows `[n·oh·ow, kernel·kernel·c]`, and back.

/** What the window sees at each position of `x`; zeros outside the image. */
export function patches(
  n: i32,
  h: i32,
  w: i32,
  c: i32,
  oh: i32,
  ow: i32,
  kernel: i32,
  stride: i32,
  padding: i32,
  x: usize,
  y: usize,
): void {
  const pixel = c * 4;
  for (let image = 0; image < n; image++) {
    for (let position = 0; position < oh * ow; position++) {
      const top = (position / ow) * stride - padding;
      const left = (position % ow) * stride - padding;
      for (let row = top; row < top + kernel; row++) {
        for (let column = left; column < left + kernel; column++) {
          const inside = row >= 0 && row < h && column >= 0 && column < w;
          if (inside) copyPixel(c, x + (row * w + column) * pixel, y);
          else memory.fill(y, 0, pixel);
          y += pixel;
        }
      }
    }
    x += h * w * pixel;
  }
}

/** The gradient: every pixel's sum over the windows that saw it, from the first to the last. */
export function patchesGradient(
  n: i32,
  h: i32,
  w: i32,
  c: i32,
  oh: i32,
  ow: i32,
  kernel: i32,
  stride: i32,
  padding: i32,
  dy: usize,
  dx: usize,
): void {
  const pixel = c * 4;
  memory.fill(dx, 0, n * h * w * pixel);
  for (let image = 0; image < n; image++) {
    for (let position = 0; position < oh * ow; position++) {
      const top = (position / ow) * stride - padding;
      const left = (position % ow) * stride - padding;
      for (let row = top; row < top + kernel; row++) {
        for (let column = left; column < left + kernel; column++) {
          const inside = row >= 0 && row < h && column >= 0 && column < w;
          if (inside) addPixel(c, dy, dx + (row * w + column) * pixel);
          dy += pixel;
        }
      }
    }
    dx += h * w * pixel;
  }
}

function copyPixel(c: i32, from: usize, to: usize): void {
  let i = 0;
  for (; i + 4 <= c; i += 4) v128.store(to + i * 4, v128.load(from + i * 4));
  for (; i < c; i++) store<f32>(to + i * 4, load<f32>(from + i * 4));
}

function addPixel(c: i32, from: usize, to: usize): void {
  let i = 0;
  for (; i + 4 <= c; i += 4) {
    v128.store(to + i * 4, f32x4.add(v128.load(to + i * 4), v128.load(from + i * 4)));
  }
  for (; i < c; i++) store<f32>(to + i * 4, load<f32>(to + i * 4) + load<f32>(from + i * 4));
}
