import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { armSpec } from '#lib/notebook/arms.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { sharedPart } from '#lib/recording/groups.ts';
import { idOf } from '#lib/recording/paths.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { lessonFiles } from './lessonFile.ts';

/** A run that some lesson shows. */
export interface Wanted {
  readonly id: string;
  readonly spec: Spec;
  /** The first arm that shows it, `arm of lesson`. */
  readonly name: string;
}

/** Runs whose maps have the same points. The others are laid out onto the reference, which is one of them. */
export interface Group {
  readonly name: string;
  readonly reference: Wanted;
  readonly runs: readonly Wanted[];
}

const NAME_DIGITS = 16;

/** The runs of all arms of a folder's lessons, each once, by group. */
export async function groupsIn(lessons: string): Promise<Group[]> {
  const groups = new Map<string, Wanted[]>();
  const seen = new Set<string>();
  for (const wanted of await armsIn(lessons)) {
    if (seen.has(wanted.id)) continue;
    seen.add(wanted.id);
    const name = nameOf(sharedPart(wanted.spec));
    groups.set(name, [...(groups.get(name) ?? []), wanted]);
  }
  return [...groups].map(([name, runs]) => ({ name, runs, reference: referenceOf(runs) }));
}

/** The first run with neither part, which is what *before* shows; else the first. */
export function referenceOf(runs: readonly Wanted[]): Wanted {
  const isBefore = ({ spec: { method } }: Wanted) =>
    method.id === 'harmony' && !method.meta.on && !method.contrast.on;
  return runs.find(isBefore) ?? runs[0]!;
}

async function armsIn(lessons: string): Promise<Wanted[]> {
  const arms = (await lessonFiles(lessons)).map(async (path) => {
    const file = basename(path);
    const text = await readFile(path, 'utf8');
    const { notebook, problems } = readNotebook(text, file);
    if (problems.length) throw new Error(problems.join('\n'));
    return Object.keys(notebook.arms).map((arm): Wanted => {
      const spec = armSpec(notebook, arm);
      return { id: idOf(spec), spec, name: `${arm} of ${file.slice(0, -'.md'.length)}` };
    });
  });
  return (await Promise.all(arms)).flat();
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, NAME_DIGITS);
}
