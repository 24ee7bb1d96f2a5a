import type { Federation } from './federation.ts';
import { closeInputs, type Inputs, openInputs } from './inputs.ts';

/** The images on which everybody is measured, on the engine: the test set, and the probe samples among it. */
export interface Exams {
  readonly test: Inputs;
  readonly probe: Inputs;
}

/** Puts test set and probe samples on the engine; whoever opens them frees them with `closeExams`. */
export function openExams({ test: { images, labels }, probe }: Federation): Exams {
  const size = images.length / labels.length;
  const chosen = new Float32Array(probe.length * size);
  probe.forEach((index, i) =>
    chosen.set(images.subarray(index * size, (index + 1) * size), i * size),
  );
  return { test: openInputs(images, labels.length), probe: openInputs(chosen, probe.length) };
}

/** Frees them. */
export function closeExams({ test, probe }: Exams): void {
  closeInputs(test);
  closeInputs(probe);
}
