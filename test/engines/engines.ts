import { fileURLToPath } from 'node:url';
import { drivers } from '../browser/drivers/drivers.ts';
import { Missing } from '../browser/installed.ts';
import { serve } from '../browser/serve.ts';
import { differences, fingerprintOf } from './compare.ts';
import { inNode } from './node.ts';
import { type Outcome, resultsOf, type Witness } from './outcome.ts';
import { SPECS } from './specs.ts';

/** How one engine fared: what it computed, or why there is nothing to compare. */
type Hearing =
  | { readonly name: string; readonly witness: Witness; readonly seconds: number }
  | { readonly name: string; readonly trouble: string; readonly verdict: 'failed' | 'skipped' };

/** The engines, in this order: the first that answers is what the others are compared with. */
const ENGINES: Readonly<Record<string, (url: string) => Promise<Witness>>> = {
  Node: inNode,
  ...Object.fromEntries(Object.keys(drivers).map((name) => [name, (url) => inBrowser(name, url)])),
};

// Whoever stops this process stops the browsers: they end with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await testEngines();

/** Runs the specs in one engine after the other and says how they compare. */
async function testEngines(): Promise<0 | 1> {
  const server = await serve(fileURLToPath(new URL('../page', import.meta.url)));
  try {
    const hearings: Hearing[] = [];
    for (const [name, drive] of Object.entries(ENGINES)) {
      const hearing = await hear(name, () => drive(server.url));
      hearings.push(hearing);
      console.log(lineOf(hearing));
    }
    return conclude(hearings);
  } finally {
    await server.close();
  }
}

/** The runs in a browser: what its page leaves in `outcome`. */
async function inBrowser(name: string, url: string): Promise<Witness> {
  const { version, value } = await drivers[name]!<Outcome | undefined>(url, 'window.outcome');
  return { name, version, results: resultsOf(value) };
}

async function hear(name: string, drive: () => Promise<Witness>): Promise<Hearing> {
  const start = performance.now();
  try {
    const witness = await drive();
    return { name, witness, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    const verdict = error instanceof Missing ? 'skipped' : 'failed';
    return { name, trouble: (error as Error).message, verdict };
  }
}

function lineOf(hearing: Hearing): string {
  const name = hearing.name.padEnd(10);
  if (!('witness' in hearing)) {
    const what = hearing.verdict === 'skipped' ? 'not tested' : 'failed';
    return `${name}${what}: ${hearing.trouble}`;
  }
  const { version, results } = hearing.witness;
  return `${name}${version.padEnd(18)}${fingerprintOf(results)}  ${hearing.seconds.toFixed(1)} s`;
}

/** Prints where engines differ, which were compared, and the count. */
function conclude(hearings: readonly Hearing[]): 0 | 1 {
  const heard = hearings.flatMap((hearing) => ('witness' in hearing ? [hearing.witness] : []));
  const [reference, ...others] = heard;
  const differing = others.filter((other) => tellDifferences(reference!, other));
  const count = (verdict: string) =>
    hearings.filter((hearing) => 'verdict' in hearing && hearing.verdict === verdict).length;
  const failed = count('failed') + differing.length;
  const verdict = differing.length ? `not equal: ${namesOf(differing)}` : 'all fingerprints equal';
  console.log(
    others.length
      ? `compared on ${SPECS.length} specs: ${namesOf(heard)}; ${verdict}`
      : 'nothing to compare: fewer than two engines answered',
  );
  console.log(
    `${heard.length - differing.length} passed, ${failed} failed, ${count('skipped')} skipped`,
  );
  return failed > 0 ? 1 : 0;
}

function namesOf(witnesses: readonly Witness[]): string {
  return witnesses.map(({ name }) => name).join(', ');
}

/** Prints the specs in which an engine differs, and says whether there are any. */
function tellDifferences(reference: Witness, other: Witness): boolean {
  const found = differences(reference.results, other.results);
  for (const { spec, round } of found) {
    console.log(`${other.name} differs from ${reference.name}: ${spec}, from round ${round} on`);
  }
  return found.length > 0;
}
