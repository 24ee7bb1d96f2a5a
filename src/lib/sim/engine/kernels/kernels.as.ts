// The engine's kernels in AssemblyScript, compiled to WebAssembly SIMD by the build. They work on the
// memory of TensorFlow.js: sizes come first, then byte offsets. Nothing is allocated here, and there
// is no static data, which would overwrite that memory.
//
// Bits: no relaxed SIMD, no fused multiply-add, sums in an order that depends on the shape of one row
// or member alone; so every engine, and every number of stacked members, computes the same bits. NaN
// passes through everything: `max` keeps it, and so does the faster `pmax(x, bound)`, but not `pmax(bound, x)`.

export { average, mix } from './blend.as';
export { add, descend, fill, relu, reluGradient, scale, scaleGroups, sum } from './elementwise.as';
export { contrastiveScratch, supervisedContrastive } from './contrastive.as';
export { crossEntropy } from './cross-entropy.as';
export { gather } from './gather.as';
export { columnSums, dense, multiply } from './multiply.as';
export { layerNorm, layerNormGradient, unitRows, unitRowsGradient } from './normalise.as';
export { patches, patchesGradient } from './patches.as';
export { productScratch } from './product.as';
