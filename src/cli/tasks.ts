import { type Atlas, chart } from './atlas.ts';
import { startBundledEngine } from './engine.ts';
import { type Survey, survey } from './survey.ts';
import { type Data, sourceOf } from './source.ts';
import { carryOut, type Trial } from './trial.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** What a thread can be asked to do: a run, the maps of one, or what is measured of one. Arguments and results are plain data. */
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
};

export type Tasks = typeof tasks;
