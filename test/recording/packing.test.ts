import { parse, stringify } from 'devalue';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack, unpack } from '#lib/recording/packing.ts';
import { type KeptReport, type Layout, reportOf } from '#lib/recording/report.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { stream } from '#lib/sim/random.ts';
import { startInNode } from '../sim/engine/start.ts';
import { federationOf, snapshotsOf, tiny } from '../sim/example.ts';

let kept: KeptReport;

beforeAll(async () => {
  await startInNode();
  const spec = tiny({ method: { rounds: 1 } });
  const snapshots = await snapshotsOf(spec);
  kept = reportOf(openingOf(spec, federationOf(spec)), snapshots.at(-1)!).kept!;
});

const withEntropy = (entropy: Float32Array) =>
  unpack(pack({ ...kept, test: { ...kept.test, entropy } })).test.entropy;
const withLayout = (layout: Layout) =>
  unpack(pack({ ...kept, layouts: { trunk: layout } })).layouts.trunk!;

describe('unpack(pack(kept))', () => {
  it('lets the same samples exit at every threshold of whole hundredths', () => {
    const random = stream(1, 'test');
    const entropy = Float32Array.from([
      ...Array.from({ length: 20_000 }, () => random.uniform()),
      ...Array.from({ length: 101 }, (_, j) => j / 100).flatMap(around),
      ...Array.from({ length: 1000 }, () => random.uniform() / 1e5),
    ]).filter((h) => h >= 0 && h <= 1);
    const found = withEntropy(entropy);
    for (let j = 0; j <= 100; j++) {
      const odd = entropy.findIndex((h, i) => h <= j / 100 !== found[i]! <= j / 100);
      expect(odd, `threshold ${j / 100}, entropy ${entropy[odd]}`).toBe(-1);
    }
    expect(found.every((h, i) => Math.abs(h - entropy[i]!) <= 2e-5)).toBe(true);
  });

  it('keeps positions within a 65,000th of their extent, however far they lie', () => {
    for (const extent of [1e-3, 1, 20, 1000]) {
      const random = stream(2, 'test');
      const positions = Float32Array.from({ length: 400 }, () => extent * random.normal());
      const farthest = Math.max(...positions.map(Math.abs));
      const { positions: found, collapsed } = withLayout({
        positions,
        collapsed: false,
        doubtful: new Uint8Array(),
      });
      expect(collapsed).toBe(false);
      expect(found.every((x, i) => Math.abs(x - positions[i]!) <= farthest / 65_000)).toBe(true);
    }
  });

  it('keeps a layout that has collapsed, and one in a single place', () => {
    const empty = { positions: new Float32Array(), collapsed: true, doubtful: new Uint8Array() };
    expect(withLayout(empty)).toEqual(empty);
    const still = { positions: new Float32Array(6), collapsed: false, doubtful: new Uint8Array() };
    expect(withLayout(still)).toEqual(still);
  });

  it('keeps figures, messages and answers, not features, also through text', () => {
    const found = unpack(parse(stringify(pack(kept))) as ReturnType<typeof pack>);
    expect(found).toEqual({
      ...kept,
      features: null,
      test: { ...kept.test, entropy: found.test.entropy },
    });
    expect(found.test.client).toBeInstanceOf(Uint8Array);
  });
});

/** A number and its neighbours in float32. */
function around(x: number): number[] {
  const bits = new Uint32Array(Float32Array.of(x).buffer)[0]!;
  const near = [bits - 1, bits, bits + 1].filter((each) => each >= 0);
  return near.map((each) => new Float32Array(Uint32Array.of(each).buffer)[0]!);
}
