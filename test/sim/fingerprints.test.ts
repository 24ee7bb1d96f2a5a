import { beforeAll, describe } from 'vitest';
import { startInNode } from './engine/start.ts';
import { knownFingerprints } from './fingerprints.ts';

describe('in Node', () => {
  beforeAll(startInNode);
  knownFingerprints();
});
