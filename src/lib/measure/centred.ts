/** The mean `[width]` of rows `[n, width]`. */
export function meanOf(rows: Float64Array, width: number, n: number): Float64Array {
  const sum = new Float64Array(width);
  for (let row = 0; row < n; row++) {
    for (let i = 0; i < width; i++) sum[i]! += rows[row * width + i]!;
  }
  return sum.map((x) => x / n);
}

/** The columns `[width, n]` of rows `[n, width]`, less their mean `centre` `[width]`. */
export function centredColumns(rows: Float64Array, centre: Float64Array, n: number): Float64Array {
  const width = centre.length;
  const columns = new Float64Array(width * n);
  for (let i = 0; i < width; i++) {
    for (let row = 0; row < n; row++) columns[i * n + row] = rows[row * width + i]! - centre[i]!;
  }
  return columns;
}
