import { ENGINE_PROFILE, ENGINE_VERSION } from '#lib/sim/profile.ts';
import type { Maker } from './proof.ts';

/** The version of this program, as in package.json. */
export const PROGRAM = '0.1.0';

/** This program, as the maker of links. */
export function maker(): Maker {
  return { program: PROGRAM, profile: ENGINE_PROFILE, engine: ENGINE_VERSION };
}
