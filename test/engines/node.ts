import { fileURLToPath } from 'node:url';
import { launch } from '../browser/drivers/program.ts';
import { RUNNING, within } from '../browser/limit.ts';
import { type Outcome, resultsOf, type Witness } from './outcome.ts';

const PROGRAM = fileURLToPath(new URL('./node.run.js', import.meta.url));

/** The runs in this Node, from a bundle like that of the command line. */
export async function inNode(): Promise<Witness> {
  const node = launch(process.execPath, [PROGRAM]);
  try {
    const line = await within(RUNNING, 'the runs in Node', node.said);
    const results = resultsOf(JSON.parse(line) as Outcome);
    return { name: 'Node', version: process.versions.node, results };
  } finally {
    await node.stop();
  }
}
