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

/** The method that a spec amounts to: HARMONY with both switches off is SplitGP, bit for bit. */
export function methodOf({ method }: Spec) {
  const isHarmony = method.id === 'harmony' && (method.meta.on || method.contrast.on);
  return methodSpecs[isHarmony ? 'harmony' : 'splitgp'];
}

/** What an arm is: method, parts, architectures where there is only one. */
export function armWords(spec: Spec): string {
  const { method, clients } = spec;
  const { name } = methodOf(spec);
  const [only, ...others] = new Set(clients.architectures);
  const same = others.length ? [] : [`every client ${only}`];
  if (method.id === 'splitgp') return [name, ...same].join(' · ');
  const { meta, contrast } = method;
  return [name, `alignment ${onOff(contrast.on)}`, `meta-learning ${onOff(meta.on)}`, ...same].join(
    ' · ',
  );
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
