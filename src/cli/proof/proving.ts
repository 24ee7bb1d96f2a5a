import type { Arms } from '#lib/notebook/arms.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import { shownArms } from '#lib/notebook/shown.ts';
import type { Setting } from '#lib/notebook/settings.ts';
import { evidenceOf, thresholdOf, type Trace } from '#lib/proof/evidence.ts';
import { maker } from '#lib/proof/program.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { publishedAs } from '../lessonFile.ts';
import { nearest } from '../nearest.ts';
import type { NotebookFile } from '../notebookFile.ts';

/** A spec, with the name and the title of the arm that it becomes. */
export interface NamedSpec {
  readonly name: string;
  readonly title: string;
  readonly spec: Spec;
}

/** A proof that claims nothing yet, of a notebook: of a published lesson by its name. */
export async function proofOfNotebook(
  { file, text, notebook }: NotebookFile,
  { tried, readings }: Pick<Proof, 'tried' | 'readings'>,
): Promise<Proof> {
  const { title, spec, arms } = notebook;
  const lesson = await publishedAs(file, text);
  const told = lesson === null ? { title, text } : { lesson };
  return { maker: maker(), notebook: told, spec, arms, tried, readings, evidence: {} };
}

/** A proof that claims nothing yet, of one spec or of a pair, before and after. */
export function proofOfSpecs(specs: readonly NamedSpec[], readings: readonly Setting[]): Proof {
  const arms = specs.map(({ name, title, spec }) => [name, nearest(spec, title)] as const);
  const all: Arms = { spec: {}, arms: Object.fromEntries(arms) };
  const sides = sidesOf(specs, all);
  return {
    ...all,
    maker: maker(),
    notebook: null,
    tried: {},
    readings: [...readings, ...sides],
    evidence: {},
  };
}

/** The arms that an opened proof shows, the one on the left first. */
export function armsOnShow(proof: Proof, shown: NotebookFile['notebook']['shown']): string[] {
  const reading = (side: string) => proof.readings.find(({ path }) => path === side)?.value;
  const { before, after } = shownArms({ ...proof, shown });
  return [...new Set([reading('before') ?? before, reading('after') ?? after].map(String))];
}

/** The proof with evidence of these arms. */
export async function proven(
  proof: Proof,
  arms: readonly string[],
  traceBy: (spec: Spec) => Promise<Trace>,
): Promise<Proof> {
  const threshold = thresholdOf(proof);
  const evidence = arms.map(async (name) => {
    const trace = await traceBy(armSpec(proof, name, proof.tried));
    return [name, evidenceIn(trace, threshold)] as const;
  });
  return { ...proof, evidence: Object.fromEntries(await Promise.all(evidence)) };
}

/** What a whole run is evidence of, at its kept rounds. */
function evidenceIn(trace: Trace, threshold: number): Evidence {
  const rounds = trace.reports.flatMap(({ round, tested }) => (tested ? [round] : []));
  return evidenceOf(trace, { rounds, threshold })!;
}

/** The readings that put a pair on show in its order, where it would not be by itself. */
function sidesOf(specs: readonly NamedSpec[], arms: Arms): Setting[] {
  const [first, second = first] = specs.map(({ name }) => name);
  const { before, after } = shownArms({ ...arms, shown: null });
  return [
    ...(before === first ? [] : [{ path: 'before', value: first }]),
    ...(after === second ? [] : [{ path: 'after', value: second }]),
  ];
}
