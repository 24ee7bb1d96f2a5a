import { type ArmEntry, type Arms, armSpec } from './arms.ts';
import { type ChangeRow, changesOf, rowsOf } from './changeRows.ts';
import type { Difference } from './difference.ts';
import { applySetting } from './settings.ts';

/** An arm that is not in the notebook yet. */
export interface NewArm {
  readonly name: string;
  readonly entry: ArmEntry;
}

/** An arm like another, under a name of its own: `both-copy`, `both-copy-2`. */
export function copyOf({ arms }: Pick<Arms, 'arms'>, arm: string): NewArm {
  return named(arms, arm, 'copy');
}

/** An arm that runs as another does, and sets one field anew from a round on; `changed` is tried for all arms. */
export function forkOf(arms: Arms, arm: string, change: ChangeRow, changed: Difference): NewArm {
  const { name, entry } = named(arms.arms, arm, 'fork');
  const parent = rowsOf(armSpec(arms, arm, changed).changes);
  const value = changesOf([...parent, change]);
  return { name, entry: { ...entry, spec: applySetting(entry.spec, { path: 'changes', value }) } };
}

function named(arms: Arms['arms'], arm: string, word: string): NewArm {
  const entry = arms[arm]!;
  const first = { name: `${arm}-${word}`, entry: { ...entry, title: `${entry.title} ${word}` } };
  const numbered = (number: number): NewArm => ({
    name: `${first.name}-${number}`,
    entry: { ...entry, title: `${first.entry.title} ${number}` },
  });
  let free: NewArm = first;
  for (let number = 2; Object.hasOwn(arms, free.name); number++) free = numbered(number);
  return free;
}
