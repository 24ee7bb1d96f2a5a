import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { run } from '#lib/sim/run.ts';
import { readSpec } from '#lib/sim/spec.ts';
import type { Outcome } from './outcome.ts';
import { SPECS } from './specs.ts';

/** Runs every spec on the engine that `start` starts; what fails ends up in the outcome. */
export async function runAll(start: () => Promise<void>): Promise<Outcome> {
  try {
    await start();
    const results: Record<string, readonly string[]> = {};
    for (const { name, difference } of SPECS) results[name] = await hashesOf(difference);
    return { results };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

async function hashesOf(difference: object): Promise<string[]> {
  const spec = readSpec(difference);
  const hashes: string[] = [];
  for await (const event of run(spec, federate(spec, glyphs(spec)))) {
    if (event.kind === 'round') hashes.push(event.snapshot.hash);
  }
  return hashes;
}
