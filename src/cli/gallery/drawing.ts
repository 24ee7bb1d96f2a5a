import type { Trace } from '#lib/proof/evidence.ts';
import { sharedPart } from '#lib/recording/groups.ts';
import { mapped } from '#lib/recording/mapped.ts';
import type { Layout } from '#lib/recording/report.ts';
import type { Features, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type Pictured, picture } from './picture.ts';
import type { Threads } from '../threads.ts';
import { traceOf } from '../trace.ts';
import type { Trial } from '../trial.ts';

/** What is drawn and compared of a run: the trunk at its last round, without what else was kept. */
export interface Sample {
  readonly spec: Spec;
  readonly trace: Trace;
  readonly features: Features;
  /** Of every mapped point, client by client. */
  readonly client: Uint8Array;
  readonly label: Uint8Array;
}

/** What is drawn and compared of a run. */
export function sampleOf(trial: Trial): Sample {
  const { spec, opening, reports } = trial;
  const { features } = reports.at(-1)!.kept!;
  const drawn = mapped(opening, features.trunk);
  return { spec, trace: traceOf(trial), features: drawn, ...pointsOf(opening) };
}

/** Draws samples side by side as an SVG, each from the one before if their points are the same. */
export async function draw(
  samples: readonly (readonly [title: string, sample: Sample])[],
  threads: Threads,
): Promise<string> {
  const layouts = await layoutsOf(
    samples.map(([, sample]) => sample),
    threads,
  );
  return picture(
    samples.map(([title, { client, label }], i): Pictured => {
      return { title, layout: layouts[i]!, client, label };
    }),
  );
}

async function layoutsOf(samples: readonly Sample[], threads: Threads): Promise<Layout[]> {
  const shared = samples.map(({ spec }) => sharedPart(spec));
  const chains = new Set(shared).size === 1 ? [samples] : samples.map((sample) => [sample]);
  const layouts = chains.map((chain) => {
    const stations = chain.map(({ features }) => features);
    return threads.run('sketch', [stations, chain[0]!.spec.seed]);
  });
  return (await Promise.all(layouts)).flat();
}

function pointsOf({ clients, probe, mapped, testLabels }: Opening) {
  const length = clients.length * mapped.length;
  return {
    client: Uint8Array.from({ length }, (_, point) => Math.floor(point / mapped.length)),
    label: Uint8Array.from(
      { length },
      (_, point) => testLabels[probe[mapped[point % mapped.length]!]!]!,
    ),
  };
}
