import { startBundledEngine } from '../../src/cli/engine.ts';
import { clientsPart } from './engine/clients.part.ts';
import { r1Part } from './engine/r1.part.ts';
import type { Part } from './part.ts';
import { bytesPart } from './site/bytes.part.ts';
import { comparisonPart } from './site/comparison.part.ts';
import { buildSite } from './site/folders.ts';
import { picturePart } from './site/picture.part.ts';
import { thresholdPart } from './site/threshold.part.ts';
import { umapPart } from './site/umap.part.ts';

let built = false;

/** The parts of the bench by name, in the order of the table. */
export const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  r1: inEngine(r1Part),
  clients: inEngine(clientsPart),
  comparison: onSite(comparisonPart),
  umap: umapPart,
  threshold: onSite(thresholdPart),
  picture: onSite(picturePart),
  bytes: onSite(bytesPart),
};

function inEngine(part: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    await startBundledEngine();
    return part();
  };
}

function onSite(part: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    if (!built) buildSite();
    built = true;
    return part();
  };
}
