import { shown } from './fields.ts';
import type { Spec } from './spec.ts';

/** What is set anew from the beginning of a round on; the rounds before are as without it. */
export interface Change {
  /** The first round that it holds for. */
  readonly round: number;
  /** By the path of a field, `method.contrast.on`, its new value. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** Parts of a method that no round reads, or that say what a run is. */
const FIXED = /^method\.(id|rounds|personalise\..*|realign\..*)$/;

/** The paths of the fields that may change within a run of the spec. */
export function changeable({ method }: Pick<Spec, 'method'>): string[] {
  return ['clients.participation', ...leaves(method, 'method')].filter((path) => !FIXED.test(path));
}

/** The spec that holds in a round: as written, with every change up to then. */
export function specAt(spec: Spec, round: number): Spec {
  return changed(
    spec,
    spec.changes.filter((change) => change.round <= round),
  ) as unknown as Spec;
}

/** A spec with changes applied, one after the other; not checked. */
export function changed(spec: Spec, changes: readonly Change[]): Record<string, unknown> {
  const settings = changes.flatMap(({ set }) => Object.entries(set));
  return settings.reduce((whole, [path, value]) => withValue(whole, path.split('.'), value), {
    ...spec,
  } as Record<string, unknown>);
}

/**
 * Why a spec's changes cannot be made, one line each; nothing if they can.
 * @param problemsIn what is wrong with a spec that a change makes
 */
export function* refusedChanges(
  spec: Spec,
  problemsIn: (changed: unknown) => readonly string[],
): Generator<string> {
  const { changes, method } = spec;
  const open = changeable(spec);
  for (const [i, { round, set }] of changes.entries()) {
    const at = `changes: at round ${round},`;
    if (round > method.rounds) {
      yield `changes: round ${round} is not in 1…${method.rounds}, the rounds of the method`;
    }
    if (round === changes[i - 1]?.round) yield `changes: round ${round} is there twice`;
    const closed = Object.keys(set).filter((path) => !open.includes(path));
    for (const path of closed) {
      yield `${at} ${shown(path)} is not a field that may change; those are ${open.join(', ')}`;
    }
    if (closed.length) return;
    for (const problem of problemsIn(changed(spec, changes.slice(0, i + 1)))) {
      yield `${at} ${problem}`;
    }
  }
}

/** The paths of all values in a group of fields, in its order; lists are values. */
function leaves(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

function withValue(
  whole: Record<string, unknown>,
  [name, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const part = whole[name!] as Record<string, unknown>;
  return { ...whole, [name!]: rest.length ? withValue(part, rest, value) : value };
}
