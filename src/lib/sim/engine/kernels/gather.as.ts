/** Rows `indices [count]` of a table whose rows have so many bytes, one after the other to `to`. */
export function gather(count: i32, bytes: i32, table: usize, indices: usize, to: usize): void {
  for (let i = 0; i < count; i++) {
    memory.copy(to, table + load<u32>(indices) * bytes, bytes);
    indices += 4;
    to += bytes;
  }
}
