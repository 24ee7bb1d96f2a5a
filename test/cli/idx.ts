/** Images of 8 × 8 pixels and their labels as two IDX files; the same for the same number. */
export function randomIdx(count: number): readonly [images: Uint8Array, labels: Uint8Array] {
  const images = header(0x803, [count, 8, 8]);
  const labels = header(0x801, [count]);
  let state = count;
  const pixel = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
  return [
    Uint8Array.from([...images, ...Array.from({ length: count * 64 }, pixel)]),
    Uint8Array.from([...labels, ...Array.from({ length: count }, (_, i) => i % 10)]),
  ];
}

function header(magic: number, sizes: readonly number[]): number[] {
  return [magic, ...sizes].flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
}
