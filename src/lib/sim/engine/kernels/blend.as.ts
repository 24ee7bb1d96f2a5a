/** `mean [n]` of `stack [members,n]`, summed from the first member to the last. */
export function average(members: i32, n: i32, stack: usize, mean: usize): void {
  const member = n * 4;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    let sum = f32x4.splat(0);
    for (let i = 0; i < members; i++) {
      sum = f32x4.add(sum, v128.load(stack + i * member + j * 4));
    }
    v128.store(mean + j * 4, f32x4.div(sum, f32x4.splat(<f32>members)));
  }
  for (; j < n; j++) {
    let sum: f32 = 0;
    for (let i = 0; i < members; i++) sum += load<f32>(stack + i * member + j * 4);
    store<f32>(mean + j * 4, sum / <f32>members);
  }
}

/** `mixed = keep·stack + (1 − keep)·mean`, member by member of `stack [members,n]`. */
export function mix(
  members: i32,
  n: i32,
  keep: f32,
  stack: usize,
  mean: usize,
  mixed: usize,
): void {
  const rest: f32 = 1 - keep;
  for (let i = 0; i < members; i++) {
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      const own = f32x4.mul(f32x4.splat(keep), v128.load(stack + j * 4));
      const others = f32x4.mul(f32x4.splat(rest), v128.load(mean + j * 4));
      v128.store(mixed + j * 4, f32x4.add(own, others));
    }
    for (; j < n; j++) {
      store<f32>(mixed + j * 4, keep * load<f32>(stack + j * 4) + rest * load<f32>(mean + j * 4));
    }
    stack += n * 4;
    mixed += n * 4;
  }
}
