import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Results } from './outcome.ts';

/** A spec whose runs differ, and the first round in which they do. */
export interface Difference {
  readonly spec: string;
  readonly round: number;
}

/** One hash over the names and fingerprints of all runs, in whatever order: 64 hexadecimal digits. */
export function fingerprintOf(results: Results): string {
  const lines = Object.entries(results).map(([spec, hashes]) => `${spec}: ${hashes.at(-1)}\n`);
  // WebKit's driver sorts the keys of what it brings.
  return bytesToHex(sha256(utf8ToBytes(lines.sort().join(''))));
}

/** Where `results` are not those of `reference`; a spec or a round that one of them lacks differs too. */
export function differences(reference: Results, results: Results): readonly Difference[] {
  const specs = new Set([...Object.keys(reference), ...Object.keys(results)]);
  return [...specs].flatMap((spec) => {
    const [ours = [], theirs = []] = [reference[spec], results[spec]];
    const round = Array.from({ length: Math.max(ours.length, theirs.length) }).findIndex(
      (_, i) => ours[i] !== theirs[i],
    );
    return round < 0 ? [] : [{ spec, round }];
  });
}
