import { ENGINE_PROFILE, ENGINE_VERSION } from '#lib/sim/profile.ts';
import type { Maker } from './proof.ts';

/** By version of the engine, in their order: what it makes otherwise than the one before; null of the first. */
export const CHANGED: Readonly<Record<string, string | null>> = {
  '4.22.0, kernels 1': null,
  '4.22.0, kernels 2':
    'the contrastive loss is summed in another order: arms with alignment come out other, within the spread of seeds',
};

/** Whether a link was made by this engine: then a run of its spec comes out bit for bit as its maker saw it. */
export function sameEngine({ profile, engine }: Maker): boolean {
  return profile === ENGINE_PROFILE && engine === ENGINE_VERSION;
}

/** A sentence on which version made a link, and what may differ therefore; null if it was this engine. */
export function engineNote(maker: Maker): string | null {
  if (sameEngine(maker)) return null;
  const made = `Made by Skewscope ${maker.program} on ${maker.profile} ${maker.engine}`;
  const here = `here it runs on ${ENGINE_PROFILE} ${ENGINE_VERSION}`;
  return `${made}; ${here}, where ${changes(maker)}.`;
}

function changes({ profile, engine }: Maker): string {
  const versions = Object.keys(CHANGED);
  const from = versions.indexOf(engine);
  if (profile !== ENGINE_PROFILE || from < 0) {
    return 'the last bits of every number, and thereby an answer here and there, may be others';
  }
  return versions
    .slice(from + 1, versions.indexOf(ENGINE_VERSION) + 1)
    .map((version) => CHANGED[version])
    .join('; ');
}
