import { parseArgs } from 'node:util';
import { armSpec } from '#lib/notebook/arms.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { claimsOf } from './claims.ts';
import type { Command } from '../commands.ts';
import { submissionsIn, tellBeside } from './submission.ts';
import { UsageError } from '../usage.ts';

export const openCommand: Command = {
  name: 'open',
  summary: 'print the spec that a link carries, and what it claims',
  help: `usage: skewscope open LINK|FILE [--arm NAME] [--json]

Reads a link, a proof file or an exported playback and prints its spec with every
default written out; of several arms one object, each spec by the name of its arm.
Who made it and what it claims goes to standard error. Nothing is run.

  --arm NAME              only this arm's spec
  --json                  print one object: maker, notebook, readings, specs, evidence

Exit code: 0 done, 2 not a link or bad usage.`,
  run: open,
};

async function open(parameters: string[]): Promise<void> {
  const { link, arm, json } = readOptions(parameters);
  const proof = await onlyProof(link);
  const specs = specsOf(proof);
  if (arm !== undefined && !Object.hasOwn(specs, arm))
    throw new UsageError(`--arm: ${arm} is not one of ${Object.keys(specs).join(', ')}`);
  if (!json) console.error(claimsOf(proof).join('\n'));
  const all = Object.values(specs);
  const one = arm === undefined ? (all.length === 1 ? all[0] : specs) : specs[arm];
  console.log(JSON.stringify(json ? whole(proof, specs) : one, null, 2));
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: { arm: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [link, ...others] = positionals;
    if (link === undefined) throw new Error('no link and no file is named');
    if (others.length) throw new Error(`${others.join(' ')}: one link at a time`);
    return { ...values, link };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The proof that an argument carries. @throws LinkError if it is none, UsageError if it carries several */
export async function onlyProof(link: string): Promise<Proof> {
  const submissions = await submissionsIn(link);
  if (submissions.length > 1)
    throw new UsageError(`${link} holds ${submissions.length} links; name one`);
  const { source, proof } = submissions[0]!;
  tellBeside(submissions);
  if (typeof proof === 'string') throw new LinkError(`${source}: ${proof}`);
  return proof;
}

/** Of every arm, also of those that nothing is claimed of. */
function specsOf(proof: Proof): Record<string, Spec> {
  const names = Object.keys(proof.arms);
  return Object.fromEntries(names.map((name) => [name, armSpec(proof, name, proof.tried)]));
}

function whole({ maker, notebook, readings, evidence }: Proof, specs: Record<string, Spec>) {
  return { maker, notebook, readings, specs, evidence };
}
