/**
 * Packs `count` lines (at most 4; what is missing becomes zero) of `depth` values: value p of line r
 * goes from `from + r·line + p·step` to `to + p·pitch + r·4`.
 */
export function pack(
  count: i32,
  depth: i32,
  from: usize,
  line: i32,
  step: i32,
  to: usize,
  pitch: i32,
): void {
  if (count >= 4 && line == 4) return packAcross(depth, from, step, to, pitch);
  if (count >= 4 && step == 4) return packAlong(depth, from, line, to, pitch);
  for (let p = 0; p < depth; p++) {
    for (let r = 0; r < 4; r++) {
      store<f32>(to + r * 4, r < count ? load<f32>(from + r * line) : 0);
    }
    from += step;
    to += pitch;
  }
}

/** The four lines lie side by side. */
function packAcross(depth: i32, from: usize, step: i32, to: usize, pitch: i32): void {
  for (let p = 0; p < depth; p++) {
    v128.store(to, v128.load(from));
    from += step;
    to += pitch;
  }
}

/** The four lines lie one below the other: transposes blocks of 4 × 4. */
function packAlong(depth: i32, from: usize, line: i32, to: usize, pitch: i32): void {
  let p = 0;
  for (; p + 4 <= depth; p += 4) {
    const r0 = v128.load(from);
    const r1 = v128.load(from + line);
    const r2 = v128.load(from + 2 * line);
    const r3 = v128.load(from + 3 * line);
    const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
    const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
    const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
    const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
    v128.store(to + pitch, v128.shuffle<i64>(low01, low23, 1, 3));
    v128.store(to + 2 * pitch, v128.shuffle<i64>(high01, high23, 0, 2));
    v128.store(to + 3 * pitch, v128.shuffle<i64>(high01, high23, 1, 3));
    from += 16;
    to += 4 * pitch;
  }
  for (; p < depth; p++) {
    for (let r = 0; r < 4; r++) store<f32>(to + r * 4, load<f32>(from + r * line));
    from += 4;
    to += pitch;
  }
}
