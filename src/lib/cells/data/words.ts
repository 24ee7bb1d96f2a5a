import type { Rho } from '#lib/measure/figures.ts';
import { askedAt, testQuestions } from '#lib/measure/questions.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import { counted } from '../counted.ts';

/** How large a dataset is: pixels of an image, and by class the samples. */
export interface DatasetSize {
  readonly rows: number;
  readonly columns: number;
  readonly counts: readonly number[];
}

/** What everybody is tested on, in words. */
export function testWords({ classes, testLabels, probe, mapped }: Opening): string {
  const [test, kept, drawn] = [testLabels, probe, mapped].map(({ length }) => length / classes);
  return (
    `The test set holds ${test} samples of each class, the same for every client and arm. ` +
    `The first ${kept} of each class are the probe samples, whose features are kept; maps draw ${drawn} of them.`
  );
}

/** What one client holds, and what it is tested on at ρ, in words. */
export function clientWords(opening: Opening, client: number, rho: Rho): string {
  const card = opening.clients[client]!;
  const split = testQuestions(opening).clients[client]!;
  const ood = askedAt(split, Number(rho)).length - split.id.length;
  const held = listed(card.classes);
  const id = `Client ${client + 1} holds ${held}: ID for it, tested with all ${split.id.length} samples.`;
  if (split.ood.length === 0) return `${id} No class is OOD for it.`;
  return `${id} The other classes are OOD: at ρ = ${rho} it is tested with ${ood} of their ${split.ood.length} samples.`;
}

/** What was read of data files, in words. */
export function datasetWords({ rows, columns, counts }: DatasetSize): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const range = least === most ? `${counted(least)}` : `${counted(least)}…${counted(most)}`;
  const each = `${range} of each of ${counts.length} classes`;
  return `${counted(all)} samples, ${each}, ${columns} × ${rows} pixels.`;
}

/** How many clients hold each class. */
export function holdersOf({ classes, clients }: Opening): number[] {
  return Array.from(
    { length: classes },
    (_, label) => clients.filter((card) => card.classes.includes(label)).length,
  );
}

function listed(classes: readonly number[]): string {
  if (classes.length < 2) return `class ${classes.join('')}`;
  return `classes ${classes.slice(0, -1).join(', ')} and ${classes.at(-1)}`;
}
