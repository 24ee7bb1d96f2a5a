import { machine, machineWords } from './machine.ts';
import { type Options, readOptions } from './options.ts';
import type { Part } from './part.ts';
import { PARTS } from './parts.ts';
import { reportOf } from './report.ts';
import { tableOf } from './table.ts';

// Whoever stops this process stops the browser: it ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(process.argv.slice(2));

/** Exit codes: 0 done, 1 something is not as it must be, 2 bad usage. */
async function main(words: readonly string[]): Promise<0 | 1 | 2> {
  try {
    return await bench(readOptions(words, Object.keys(PARTS)));
  } catch (error) {
    console.error(`bench: ${(error as Error).message}`);
    return 2;
  }
}

/** Measures part by part; one that cannot be measured does not hinder the others. */
async function bench({ names, json }: Options): Promise<0 | 1> {
  const parts: Part[] = [];
  const failures: string[] = [];
  for (const name of names) {
    console.error(`measuring ${name}`);
    try {
      const part = await PARTS[name]!();
      parts.push(part);
      failures.push(...part.failures);
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
    }
  }
  console.log(json ? reportOf(machine, parts) : `${machineWords(machine)}\n\n${tableOf(parts)}`);
  for (const failure of failures) console.error(`bench: ${failure}`);
  return failures.length ? 1 : 0;
}
