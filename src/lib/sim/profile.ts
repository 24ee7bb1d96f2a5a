/** What computes: WebAssembly with SIMD on one thread, whose bits are the same in every browser. */
export const ENGINE_PROFILE = 'tfjs-wasm-simd';

/** The version of that: of TensorFlow.js's backend, and of our kernels. Other kernels make other bits. */
export const ENGINE_VERSION = '4.22.0, kernels 2';

/** Profile and version: all that a run's numbers depend on beside its spec. */
export const ENGINE = `${ENGINE_PROFILE} ${ENGINE_VERSION}`;
