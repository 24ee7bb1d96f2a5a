import { arithmeticOperations } from './arithmetic.ts';
import { blendOperations } from './blend.ts';
import { denseOperations } from './dense.ts';
import { lossOperations } from './losses.ts';
import { normaliseOperations } from './normalise.ts';
import { register } from './operation.ts';
import { patchesOperations } from './patches.ts';
import { rowsOperations } from './rows.ts';

/** All operations of the engine. */
const operations = [
  ...denseOperations,
  ...patchesOperations,
  ...normaliseOperations,
  ...arithmeticOperations,
  ...rowsOperations,
  ...lossOperations,
  ...blendOperations,
];

/** Makes all operations known to TensorFlow.js. Once, after the backend has started. */
export function registerOperations(): void {
  operations.forEach(register);
}
