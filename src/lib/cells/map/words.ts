import { specAt } from '#lib/sim/changes.ts';
import type { Stage } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Headline } from '#lib/state/headline.ts';
import { methodSpecs } from '#lib/sim/methods/specs.ts';
import { fixed } from '#lib/view/numbers.ts';

/** Where features are looked at, as the page says it. */
export const STAGE_WORDS = {
  cut: 'cut features',
  trunk: 'trunk features',
  projector: 'projected features',
} as const satisfies Record<Stage, string>;

/** HARMONY's parts, and where each is switched. */
const PARTS = { alignment: 'method.contrast.on', 'meta-learning': 'method.meta.on' } as const;

/** The method that a spec amounts to: HARMONY with both switches off, in every round, is SplitGP, bit for bit. */
export function methodOf(spec: Spec) {
  const stretches = [spec, ...spec.changes.map(({ round }) => specAt(spec, round))];
  const isHarmony = stretches.some(
    ({ method }) => method.id === 'harmony' && (method.meta.on || method.contrast.on),
  );
  return methodSpecs[isHarmony ? 'harmony' : 'splitgp'];
}

/** Whether one of HARMONY's parts is switched within the run. */
export function isSwitched({ changes }: Spec): boolean {
  return changes.some(({ set }) => Object.values(PARTS).some((path) => Object.hasOwn(set, path)));
}

/** What an arm is: method, parts, architectures where there is only one. */
export function armWords(spec: Spec): string {
  const { method, clients } = spec;
  const { name } = methodOf(spec);
  const [only, ...others] = new Set(clients.architectures);
  const same = others.length ? [] : [`every client ${only}`];
  if (method.id === 'splitgp') return [name, ...same].join(' · ');
  const { meta, contrast } = method;
  const parts = [
    partWords(spec, 'alignment', contrast.on),
    partWords(spec, 'meta-learning', meta.on),
  ];
  return [name, ...parts, ...same].join(' · ');
}

/** `alignment off, on from round 31`. */
function partWords({ changes }: Spec, part: keyof typeof PARTS, on: boolean): string {
  const turns = changes.flatMap(({ round, set }) => {
    const value = set[PARTS[part]];
    return typeof value === 'boolean' ? [`${onOff(value)} from round ${round}`] : [];
  });
  return [`${part} ${onOff(on)}`, ...turns].join(', ');
}

/** An arm as far as words about it go. */
type Titled = Pick<Arm, 'name' | 'title' | 'wanted'>;

/**
 * An arm among those of its notebook: its title, then what it is as far as the title does not say it. One that reads like
 * another is told from it by its seed, or else by its name. `spec` is what it was run with, by default what is wanted.
 */
export function armLabel(arm: Titled, arms: readonly Titled[], spec: Spec = arm.wanted): string {
  const label = titled(arm.title, spec);
  const twins = arms.filter(
    (other) => other.name !== arm.name && titled(other.title, other.wanted) === label,
  );
  if (twins.length === 0) return label;
  const isSeed = twins.every(({ wanted }) => wanted.seed !== spec.seed);
  return `${label} · ${isSeed ? `seed ${spec.seed}` : arm.name}`;
}

/** The text alternative of a map: what is drawn, at which round, and the figures it illustrates. */
export function mapWords(arm: string, stage: Stage, round: number, read: Headline | null): string {
  const place = `${arm}. ${STAGE_WORDS[stage]} after round ${round}.`;
  if (!read) return `${place} The round is being fetched.`;
  const skew = read.skew === null ? 'not measurable' : fixed(read.skew);
  const ood = read.serverOod === null ? 'not available' : fixed(read.serverOod);
  return `${place} Skew ratio ${skew}. Server accuracy on classes a client never saw ${ood}.`;
}

function titled(title: string, spec: Spec): string {
  const words = armWords(spec);
  return `${words} · `.startsWith(`${title} · `) ? words : `${title} · ${words}`;
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}
