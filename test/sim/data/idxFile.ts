/** An IDX file with this header and these values. */
export function idx(
  shape: readonly number[],
  values: ArrayLike<number>,
  type = 8,
  dimensions = shape.length,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, (type << 8) | dimensions);
  shape.forEach((size, i) => header.setUint32(4 + 4 * i, size));
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/**
 * Two IDX files of images that can be told apart, classes in turn: a bar whose place is the class, upon some grey that
 * differs from sample to sample.
 */
export function bars(samples: number, side: number) {
  const pixels = Uint8Array.from({ length: samples * side * side }, (_, i) => {
    const [sample, pixel] = [Math.floor(i / side ** 2), i % side ** 2];
    const isInk = Math.floor((pixel * 10) / side ** 2) === sample % 10;
    return isInk ? 255 - (sample % 50) : (sample * 7 + pixel * 13) % 90;
  });
  const labels = Uint8Array.from({ length: samples }, (_, sample) => sample % 10);
  return { images: idx([samples, side, side], pixels), labels: idx([samples], labels) };
}
