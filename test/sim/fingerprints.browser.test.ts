import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { beforeAll, describe } from 'vitest';
import { startEngine } from '#lib/sim/engine/backend.ts';
import { knownFingerprints } from './fingerprints.ts';

describe('in a browser', () => {
  beforeAll(() => startEngine(wasm));
  knownFingerprints();
});
