import { expect, it } from 'vitest';
import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { run } from '#lib/sim/run.ts';
import { readSpec } from '#lib/sim/spec.ts';

/** Runs whose fingerprint every engine must reproduce: whatever changes one of them changes the runs that people have shared. */
const KNOWN = [
  {
    name: 'HARMONY with both parts',
    spec: { method: { rounds: 2 } },
    fingerprint: '3cad00d980bedd52933e41b8956ea23e3b083f2706e04f0b87aca0f2ec396101',
  },
  {
    name: 'HARMONY whose contrast stays on the server',
    spec: { method: { rounds: 1, contrast: { gradient: 'stop-at-cut' } } },
    fingerprint: '4f79f6907d3275798a778cb3956b74b8fdffea42a5aaa1dcb81b6f82467fdc2d',
  },
  {
    name: 'SplitGP',
    spec: { method: { id: 'splitgp', rounds: 2 } },
    fingerprint: '5e124b627187a558cd02d26f085fb62edb33f3fd6a52c5ec7d0695033e6e08a3',
  },
  {
    name: 'HARMONY of some clients under a Dirichlet partition, its contrast switched off in round 2',
    spec: {
      clients: { participation: 0.5, partition: { kind: 'dirichlet' } },
      method: { rounds: 2 },
      changes: [{ round: 2, set: { 'method.contrast.on': false } }],
    },
    fingerprint: 'bc047e6e74cf401806cb2e222240c140a54f87e24386dfca274cf53f2eb28095',
  },
];

/** Declares a test for each known fingerprint; the engine must have started. */
export function knownFingerprints(): void {
  it.each(KNOWN)('$name has its known fingerprint', async ({ spec: difference, fingerprint }) => {
    const spec = readSpec(difference);
    let last = '';
    for await (const event of run(spec, federate(spec, glyphs(spec)))) {
      if (event.kind === 'round') last = event.snapshot.hash;
    }
    expect(last).toBe(fingerprint);
  });
}
