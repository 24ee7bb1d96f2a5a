import type { Features } from '#lib/sim/snapshot.ts';
import { type Cka, cka } from './cka.ts';
import { type Identifiability, identifiability } from './identifiability.ts';
import { type Leakage, leakage } from './leakage.ts';
import type { Probed } from './probed.ts';
import { type Skew, skew } from './skew.ts';
import { probeTransfer, type Transfer } from './transfer.ts';

/** Everything that is measured of the features of one stage, as plain data. */
export interface Geometry {
  readonly skew: Skew;
  readonly transfer: Omit<Transfer, 'matrix'> & {
    /** `[K, K]` accuracy of the probe fitted on client j (row) and tested on client k (column). */
    readonly matrix: Float32Array;
  };
  /** Null where no class has two samples. */
  readonly identifiability: Identifiability | null;
  readonly cka: Cka;
  readonly leakage: Leakage;
}

/** The geometry of features `[K, n, width]` of all probe samples at a stage that the method has. */
export function geometry(probed: Probed, features: Features): Geometry {
  const making = measuring(probed, features);
  for (;;) {
    const { value, done } = making.next();
    if (done) return value;
  }
}

/**
 * The same in pieces: yields the share that is done, 0 … 1. With 8 clients, 200 samples and a width of 64 all take some
 * 40 milliseconds; most grows with clients × samples, CKA with clients² × samples × width².
 */
export function* measuring(probed: Probed, features: Features): Generator<number, Geometry> {
  const { labels, clients } = probed;
  const architectures = clients.map(({ architecture }) => architecture);
  const apart = skew(features, labels, architectures);
  yield 0.02;
  const { matrix, self, cross } = probeTransfer(features, labels);
  yield 0.15;
  const identified = identifiability(features, labels, architectures);
  yield 0.3;
  const aligned = cka(features, labels.length);
  yield 0.7;
  return {
    skew: apart,
    transfer: { matrix: Float32Array.from(matrix), self, cross },
    identifiability: identified,
    cka: aligned,
    leakage: leakage(features, probed),
  };
}
