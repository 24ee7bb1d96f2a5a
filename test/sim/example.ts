import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import type { Federation } from '#lib/sim/federation.ts';
import { type Hybrid, openHybrid } from '#lib/sim/methods/hybrid.ts';
import type { Crew, Round } from '#lib/sim/methods/method.ts';
import type { Step } from '#lib/sim/methods/step.ts';
import { run } from '#lib/sim/run.ts';
import type { Snapshot } from '#lib/sim/snapshot.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';

type Parts = Partial<Record<'data' | 'clients' | 'method' | 'draws' | 'changes', object>>;

/** A spec that runs in a moment: four clients of three architectures, three rounds of two steps. */
export function tiny({ data, clients, method, ...rest }: Parts & { seed?: number } = {}): Spec {
  return readSpec({
    ...rest,
    data: { side: 8, trainPerClient: 12, testPerClass: 4, probePerClass: 4, ...data },
    clients: { count: 4, architectures: ['mlp:6', 'cnn:2-3', 'mlp:5-4'], ...clients },
    method: { rounds: 3, stepsPerRound: 2, batch: 4, ...method },
  });
}

/** The four arms of HARMONY by their switches. */
export function arm(meta: boolean, contrast: boolean, method: object = {}): object {
  return { id: 'harmony', meta: { on: meta }, contrast: { on: contrast }, ...method };
}

export function federationOf(spec: Spec): Federation {
  return federate(spec, glyphs(spec));
}

/** What hybrid methods keep, before the first round; whoever opens it closes it. */
export function worldOf(spec: Spec): Hybrid<never> {
  return openHybrid(spec, spec.method, federationOf(spec)) as Hybrid<never>;
}

/** All snapshots of a run. */
export async function snapshotsOf(spec: Spec): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for await (const event of run(spec, federationOf(spec))) {
    if (event.kind === 'round') snapshots.push(event.snapshot);
  }
  return snapshots;
}

export async function hashesOf(spec: Spec): Promise<string[]> {
  return (await snapshotsOf(spec)).map(({ hash }) => hash);
}

/** Carries a round through, and returns who trained in it; `onstep` is told of every step before the next. */
export function finish(round: Round, onstep: (step: Step) => void = () => {}) {
  let crews: readonly Crew[] = [];
  for (const step of round) {
    if (step.phase === 'training') crews = step.crews;
    onstep(step);
  }
  return crews;
}
