import { EngineError } from '../engine-error.ts';

/** Arguments are sizes, then byte offsets into the memory; `kernels.as.ts` says which. */
type Kernel = (...numbers: number[]) => void;

/** The functions of the compiled module, as `kernels.as.ts` exports them. */
export interface Kernels {
  readonly multiply: Kernel;
  readonly dense: Kernel;
  readonly productScratch: (depth: number) => number;
  readonly columnSums: Kernel;
  readonly gather: Kernel;
  readonly patches: Kernel;
  readonly patchesGradient: Kernel;
  readonly relu: Kernel;
  readonly reluGradient: Kernel;
  readonly scale: Kernel;
  readonly scaleGroups: Kernel;
  readonly add: Kernel;
  readonly sum: Kernel;
  readonly fill: Kernel;
  readonly descend: Kernel;
  readonly average: Kernel;
  readonly mix: Kernel;
  readonly layerNorm: Kernel;
  readonly layerNormGradient: Kernel;
  readonly unitRows: Kernel;
  readonly unitRowsGradient: Kernel;
  readonly crossEntropy: (...numbers: number[]) => number;
  readonly supervisedContrastive: Kernel;
  readonly contrastiveScratch: (rows: number, width: number) => number;
}

/** Sections of a WebAssembly module that would write into the memory while it is loaded. */
const WRITING_SECTIONS: Readonly<Record<number, string>> = { 8: 'start', 11: 'data' };

/**
 * Loads the kernels so that they work on a memory that already holds tensors.
 * @throws EngineError if loading the module would overwrite that memory.
 */
export async function loadKernels(bytes: Uint8Array, memory: WebAssembly.Memory): Promise<Kernels> {
  for (const section of sections(bytes)) {
    const writing = WRITING_SECTIONS[section];
    if (writing)
      throw new EngineError(`the kernels have a ${writing} section; it would overwrite tensors`);
  }
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return instance.exports as unknown as Kernels;
}

function* sections(bytes: Uint8Array): Generator<number> {
  const header = 8;
  for (let at = header; at < bytes.length;) {
    yield bytes[at]!;
    const { value, next } = unsignedLeb(bytes, at + 1);
    at = next + value;
  }
}

function unsignedLeb(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: value >>> 0, next: at };
  }
}
