import * as tf from '@tensorflow/tfjs-core';

const SIDE = 512;

/** A stopwatch on `tf.matMul` as TensorFlow.js has it, of 512 × 512 by 512 × 512 on the wasm backend. */
export interface Yardstick {
  /** Milliseconds of one product, over several in a row. */
  time(repeats: number): number;
  free(): void;
}

/** Makes the two factors, and multiplies them until that is warm. */
export function openYardstick(): Yardstick {
  const [a, b] = [factor(1), factor(2)];
  const time = (repeats: number) => {
    const begin = performance.now();
    for (let i = 0; i < repeats; i++) tf.matMul(a, b).dispose();
    return (performance.now() - begin) / repeats;
  };
  time(20);
  return { time, free: () => tf.dispose([a, b]) };
}

function factor(seed: number): tf.Tensor2D {
  const values = Float32Array.from(
    { length: SIDE * SIDE },
    (_, i) => ((i * 7919 + seed * 104729) % 2048) / 1024 - 1,
  );
  return tf.tensor2d(values, [SIDE, SIDE]);
}
