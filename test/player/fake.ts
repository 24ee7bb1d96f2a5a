import { armSpec } from '#lib/notebook/arms.ts';
import type { Playback, PlayedArm } from '#lib/recording/playback.ts';
import type { Stage } from '#lib/sim/snapshot.ts';
import { keptAt, notebook, recorded } from '../state/fake.ts';

/** A recorded arm of the fake notebook as a playback has it; at the projector its maps are on principal axes. */
export function playedArm(name: string): PlayedArm {
  return {
    ...recorded(armSpec(notebook, name)),
    name,
    title: notebook.arms[name]!.title,
    answers: keptAt,
    map: (round: number, stage: Stage) => ({
      positions: Float32Array.of(0, round, 1, 0, 0, 1, 1, 1),
      collapsed: false,
      doubtful: Uint8Array.of(0, 0, 0, 1),
      by: stage === 'projector' ? 'axes' : 'umap',
    }),
  };
}

/** A playback of arms of the fake notebook. */
export function playback(...names: string[]): Playback {
  return {
    title: 'A title',
    maker: { program: '1.2.3', profile: 'profile', engine: 'engine 4' },
    readings: { threshold: 0.3, rho: '1', stage: 'trunk', colour: 'client', round: null },
    settings: { neighbours: 15, minDist: 0.45 },
    arms: names.map(playedArm),
  };
}
