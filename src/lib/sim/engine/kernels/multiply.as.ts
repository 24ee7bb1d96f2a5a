import { product } from './product.as';

/** `c [batch,m,n] = a·b` of `a [batch,m,depth]`, `b [batch,depth,n]`, either stored transposed. */
export function multiply(
  batch: i32,
  m: i32,
  n: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  transposeA: bool,
  transposeB: bool,
  scratch: usize,
): void {
  const aRow = transposeA ? 4 : depth * 4;
  const aStep = transposeA ? m * 4 : 4;
  const bColumn = transposeB ? depth * 4 : 4;
  const bStep = transposeB ? 4 : n * 4;
  for (let member = 0; member < batch; member++) {
    product(m, n, depth, a, aRow, aStep, b, bColumn, bStep, c, n * 4, scratch);
    a += m * depth * 4;
    b += depth * n * 4;
    c += m * n * 4;
  }
}

/** `y [batch,m,n] = x·w + bias`, and relu if asked for; `bias [batch,n]`. `x [m,depth]` if it is shared. */
export function dense(
  batch: i32,
  m: i32,
  n: i32,
  depth: i32,
  x: usize,
  w: usize,
  bias: usize,
  y: usize,
  shared: bool,
  relu: bool,
  scratch: usize,
): void {
  for (let member = 0; member < batch; member++) {
    product(m, n, depth, x, depth * 4, 4, w, 4, n * 4, y, n * 4, scratch);
    for (let row = 0; row < m; row++) finish(n, y + row * n * 4, bias, relu);
    if (!shared) x += m * depth * 4;
    w += depth * n * 4;
    y += m * n * 4;
    bias += n * 4;
  }
}

/** `sums [batch,n]` of the rows of `x [batch,m,n]`, from the first to the last. */
export function columnSums(batch: i32, m: i32, n: i32, x: usize, sums: usize): void {
  const row = n * 4;
  for (let member = 0; member < batch; member++) {
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      let sum = f32x4.splat(0);
      for (let i = 0; i < m; i++) sum = f32x4.add(sum, v128.load(x + i * row + j * 4));
      v128.store(sums + j * 4, sum);
    }
    for (; j < n; j++) {
      let sum: f32 = 0;
      for (let i = 0; i < m; i++) sum += load<f32>(x + i * row + j * 4);
      store<f32>(sums + j * 4, sum);
    }
    x += m * row;
    sums += row;
  }
}

/** Adds the bias to one row of `n`, and applies relu if asked for. */
function finish(n: i32, y: usize, bias: usize, relu: bool): void {
  const floor: f32 = relu ? 0 : -Infinity;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const sum = f32x4.add(v128.load(y), v128.load(bias));
    v128.store(y, f32x4.pmax(sum, f32x4.splat(floor)));
    y += 16;
    bias += 16;
  }
  for (; j < n; j++) {
    store<f32>(y, max<f32>(load<f32>(y) + load<f32>(bias), floor));
    y += 4;
    bias += 4;
  }
}
