/** `mean [n]` of `stack [members,n]`, summed from the first member to the last. */
export function average(members: i32, n: i32, stack: usize, mean: usize): void {
  const member = n * 4;
  for (let j = 0; j < n; j++) {
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
    for (let j = 0; j < n; j++) {
      store<f32>(mixed + j * 4, keep * load<f32>(stack + j * 4) + rest * load<f32>(mean + j * 4));
    }
    stack += n * 4;
    mixed += n * 4;
  }
}
