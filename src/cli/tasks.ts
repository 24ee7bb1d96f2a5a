import { type Atlas, chart } from './atlas.ts';
import { startBundledEngine } from './engine.ts';
import { type Data, sourceOf } from './source.ts';
import { carryOut, type Trial } from './trial.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** What a thread can be asked to do: a run, or the maps of one. Arguments and results are plain data. */
export const tasks = {
  async trial(spec: Spec, data: Data, onround?: (round: number) => void): Promise<Trial> {
    await startBundledEngine();
    return carryOut(spec, sourceOf(data, spec), onround);
  },
  async chart(trial: Trial, reference: Atlas | null): Promise<Atlas> {
    await startBundledEngine();
    return chart(trial, reference);
  },
};

export type Tasks = typeof tasks;
