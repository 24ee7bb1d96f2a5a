import { batches } from '#lib/sim/methods/hybrid.ts';
import type { Fleet } from '#lib/sim/fleet.ts';
import { parameters } from '#lib/sim/nets/layers.ts';
import { counted } from './calls.ts';
import { callMs, copiedPerMs, productsMs } from './speeds.ts';
import { bytesOf, type Cast, flopsOf, type Product, productsOf } from './products.ts';
import { quantile } from '../quartiles.ts';
import type { Training } from './training.ts';

/** What a step cannot do without, each measured by itself. */
export interface Bounds {
  readonly calls: Bound & { readonly count: number; readonly usEach: number };
  readonly arithmetic: Bound & { readonly mflop: number; readonly gflopPerS: number };
  readonly memory: Bound & { readonly mb: number; readonly gbPerS: number };
  /** Drawing samples and copying them into batches. */
  readonly gathering: Bound;
  /** What the step takes beyond these. */
  readonly rest: Bound;
  /** All products of the step by themselves, at their own shapes. */
  readonly products: Bound & { readonly count: number; readonly gflopPerS: number };
  /** Our kernels in a step: how often, and how long together. */
  readonly kernels: readonly (Bound & { readonly name: string; readonly calls: number })[];
}

interface Bound {
  /** Milliseconds per step. */
  readonly ms: number;
}

const COUNTED_ROUNDS = 10;

/** The product at which the engine's multiplication is at its fastest: all in the cache, nothing left over. */
const LARGE: Product = { batch: 1, rows: 512, columns: 512, depth: 512, transposed: 'neither' };

/** What bounds a step of a training that takes `stepMs`. */
export function boundsOf(training: Training, stepMs: number): Bounds {
  const cast = castOf(training);
  const products = productsOf(cast);
  const steps = COUNTED_ROUNDS * training.spec.method.stepsPerRound;
  const { operations, kernels } = counted(() => {
    for (let round = 0; round < COUNTED_ROUNDS; round++) training.round();
  });
  const calls = { count: operations / steps, usEach: 1000 * callMs() };
  const arithmetic = { mflop: flopsOf(products) / 1e6, gflopPerS: speed([LARGE]) };
  const bytes = bytesOf(products) + descentBytes(cast);
  const memory = { mb: bytes / 1e6, gbPerS: copiedPerMs(bytes / 2) / 1e6 };
  const gathering = { ms: gatheringMs(training, cast) };
  const known = {
    calls: { ...calls, ms: (calls.count * calls.usEach) / 1000 },
    arithmetic: { ...arithmetic, ms: arithmetic.mflop / arithmetic.gflopPerS },
    memory: { ...memory, ms: memory.mb / memory.gbPerS },
    gathering,
  };
  const sum = Object.values(known).reduce((total, { ms }) => total + ms, 0);
  return {
    ...known,
    rest: { ms: stepMs - sum },
    products: { ms: productsMs(products), count: products.length, gflopPerS: speed(products) },
    kernels: [...kernels]
      .map(([name, { calls, ms }]) => ({ name, calls: calls / steps, ms: ms / steps }))
      .sort((a, b) => b.ms - a.ms),
  };
}

/** Who trains in a round, as the round itself tells. */
function castOf({ spec: { method }, world, round }: Training): Cast {
  const { crews } = round();
  const aligned = method.id === 'harmony' && method.contrast.on;
  return { crews, server: world.server.net, batch: method.batch, aligned };
}

function speed(products: readonly Product[]): number {
  return flopsOf(products) / productsMs(products) / 1e6;
}

/** Of all parameters that a step changes. */
function weightBytes({ crews, server }: Cast): number {
  const nets = crews.map(
    ({ net, members }) => members.length * (parameters(net.extractor) + parameters(net.head)),
  );
  const served = Object.values(server).map((layers) => parameters(layers));
  return 4 * [...nets, ...served].reduce((a, b) => a + b, 0);
}

/** A descent reads gradient and parameter and writes the parameter. */
function descentBytes(cast: Cast): number {
  return 3 * weightBytes(cast);
}

/** Milliseconds per step of the drawing and gathering of batches alone. */
function gatheringMs({ world, spec: { method } }: Training, { crews }: Cast): number {
  const times = Array.from({ length: 20 }, (_, round) => {
    const begin = performance.now();
    // Only who takes part is asked for, not their weights.
    for (const gathered of batches(world, crews as readonly Fleet[], round)) void gathered;
    return performance.now() - begin;
  });
  return quantile(times, 0.5) / method.stepsPerRound;
}
