// Windows over images `[n,h,w,c]` laid out as rows `[n·oh·ow, kernel·kernel·c]`, and back. One row of a
// window lies in one piece in the image, and in one piece in the row.

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
  const line = kernel * c * 4;
  for (let image = 0; image < n; image++) {
    for (let position = 0; position < oh * ow; position++) {
      const top = (position / ow) * stride - padding;
      const left = (position % ow) * stride - padding;
      const before = max(0, -left) * c * 4;
      const after = max(0, left + kernel - w) * c * 4;
      for (let row = top; row < top + kernel; row++) {
        if (row < 0 || row >= h || before + after >= line) clear(line, y);
        else {
          clear(before, y);
          copy(line - before - after, x + (row * w + left) * c * 4 + before, y + before);
          clear(after, y + line - after);
        }
        y += line;
      }
    }
    x += h * w * c * 4;
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
  const line = kernel * c * 4;
  memory.fill(dx, 0, n * h * w * c * 4);
  for (let image = 0; image < n; image++) {
    for (let position = 0; position < oh * ow; position++) {
      const top = (position / ow) * stride - padding;
      const left = (position % ow) * stride - padding;
      const before = max(0, -left) * c * 4;
      const after = max(0, left + kernel - w) * c * 4;
      for (let row = top; row < top + kernel; row++) {
        if (row >= 0 && row < h && before + after < line)
          add(line - before - after, dy + before, dx + (row * w + left) * c * 4 + before);
        dy += line;
      }
    }
    dx += h * w * c * 4;
  }
}

function clear(bytes: i32, to: usize): void {
  let i = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, i32x4.splat(0));
  for (; i < bytes; i += 4) store<i32>(to + i, 0);
}

function copy(bytes: i32, from: usize, to: usize): void {
  let i = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < bytes; i += 4) store<i32>(to + i, load<i32>(from + i));
}

function add(bytes: i32, from: usize, to: usize): void {
  let i = 0;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)));
  }
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(to + i) + load<f32>(from + i));
}
