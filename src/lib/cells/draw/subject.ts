import type { Opening } from '#lib/sim/snapshot.ts';

/** What is put to the models. */
export interface Subject {
  /** `[side × side]`, 0 paper … 255 ink, as the models see it. */
  readonly image: Uint8Array;
  /** The probe sample that it is; null for a drawing. */
  readonly sample: { readonly row: number; readonly label: number } | null;
}

/** A probe sample as the subject. */
export function sampleAt({ probe, probeImages, testLabels, side }: Opening, row: number): Subject {
  const pixels = side * side;
  return {
    image: probeImages.slice(row * pixels, (row + 1) * pixels),
    sample: { row, label: testLabels[probe[row]!]! },
  };
}

/** Pixels along the side of the pad: a whole multiple of the models' side, 28 or a little more. */
export function padSide(side: number): number {
  return side * Math.ceil(28 / side);
}

/** An image `[side × side]` with each pixel drawn as `times` × `times`. */
export function enlarged(image: Uint8Array, side: number, times: number): Uint8Array {
  const wide = side * times;
  return Uint8Array.from(
    { length: wide * wide },
    (_, pixel) =>
      image[
        Math.floor(Math.floor(pixel / wide) / times) * side + Math.floor((pixel % wide) / times)
      ]!,
  );
}
