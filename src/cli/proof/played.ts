import { canonicalJson } from '#lib/sim/canonical.ts';
import { shown } from '#lib/sim/fields.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { JudgedArm } from './replay.ts';
import type { PlayableTrace } from '../trace.ts';

/** What a playback plays that did not come out: from which kept round on, and a sentence. */
export interface Otherwise {
  readonly round: number;
  readonly message: string;
}

/** An arm of a playback as it was read: anything may stand in its fields. */
interface ReadArm {
  readonly name?: unknown;
  readonly title?: unknown;
  readonly group?: unknown;
  readonly run?: unknown;
  readonly answers?: unknown;
}

/**
 * Compares what a playback plays with what came out of its verified arms, all but the maps; null if it is that. The text is
 * that of its data, of whatever form; null: it has none.
 */
export async function playedOtherwise(
  text: string | null,
  judged: readonly JudgedArm[],
  traceBy: (spec: Spec) => Promise<PlayableTrace>,
): Promise<Otherwise | null> {
  const read = text === null ? null : readPlayback(text);
  if (!read) return { round: 0, message: 'there is no run in the file that could be played' };
  for (const arm of read.arms) {
    const named = judged.find(({ name }) => name === arm.name);
    if (!named || named.title !== arm.title)
      return { round: 0, message: `${shown(arm.title)} is played, of which nothing is claimed` };
    const other = otherIn(arm, read.groups, await traceBy(named.spec));
    if (other)
      return {
        round: other.round,
        message: `the evidence is verified, but what the file plays of ${named.name} is not what came out: ${other.parts.join(', ')}`,
      };
  }
  return null;
}

function readPlayback(text: string): { arms: ReadArm[]; groups: unknown[] } | null {
  try {
    const { arms, groups } = JSON.parse(text) as { arms?: unknown; groups?: unknown };
    if (!Array.isArray(arms) || arms.length === 0 || !Array.isArray(groups)) return null;
    return { arms: arms.map((arm) => ({ ...(arm as object) })), groups };
  } catch {
    return null;
  }
}

/** The parts of an arm that are other than they came out, and the first kept round with other answers, or else the last. */
function otherIn(arm: ReadArm, groups: readonly unknown[], { stored }: PlayableTrace) {
  const { run, answers, group } = stored;
  const fields = Object.keys(run) as (keyof typeof run)[];
  const played = { ...(arm.run as object) } as Record<string, unknown>;
  const given = Array.isArray(arm.answers) ? (arm.answers as unknown[]) : [];
  const place = answers.findIndex((round, i) => !isSame(round, given[i]));
  const parts = [
    ...fields.filter((field) => !isSame(run[field], played[field])),
    ...(place >= 0 || given.length !== answers.length ? ['answers'] : []),
    ...(isSame(group, groups[Number(arm.group)]) ? [] : ['clients and samples']),
  ];
  const round = run.keptRounds[place] ?? run.keptRounds.at(-1)!;
  return parts.length ? { round, parts } : null;
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
