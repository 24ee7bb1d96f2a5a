import type { Layout } from '#lib/recording/report.ts';
import type { Features } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type Atlas, chart } from './atlas.ts';
import { startBundledEngine } from './engine.ts';
import { sketch } from './sketch.ts';
import { type Survey, survey } from './survey.ts';
import { type Data, sourceOf } from './source.ts';
import { carryOut, type Trial } from './trial.ts';

/** What a thread can be asked to do: a run, the maps of one, what is measured of one, or single maps. Arguments and results are plain data. */
export const tasks = {
  async trial(spec: Spec, data: Data, onround?: (round: number) => void): Promise<Trial> {
    await startBundledEngine();
    return carryOut(spec, sourceOf(data, spec), onround);
  },
  async chart(trial: Trial, reference: Atlas | null): Promise<Atlas> {
    await startBundledEngine();
    return chart(trial, reference);
  },
  async survey(trial: Trial, atlas: Atlas): Promise<Survey> {
    await startBundledEngine();
    return survey(trial, atlas);
  },
  async sketch(stations: readonly Features[], seed: number): Promise<Layout[]> {
    await startBundledEngine();
    return sketch(stations, seed);
  },
};

export type Tasks = typeof tasks;
