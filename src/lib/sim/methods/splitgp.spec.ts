import * as v from 'valibot';
import { group, part, real, whole } from '../fields.ts';

/** What every hybrid split method has: rounds, batches, rates, SplitGP's two mixing constants. */
export const hybridFields = {
  rounds: whole(60, {
    min: 1,
    max: 500,
    unit: 'rounds',
    help: 'How often clients and server meet.',
    basic: true,
  }),
  stepsPerRound: whole(6, {
    min: 1,
    max: 100,
    unit: 'steps',
    help: 'Gradient steps between two averagings.',
  }),
  batch: whole(16, {
    min: 1,
    max: 256,
    unit: 'samples',
    help: 'Samples per client and step, drawn with replacement.',
  }),
  rates: part({
    client: real(0.03, { min: 0, max: 10, help: 'SGD rate of extractors and early-exit heads.' }),
    server: real(0.3, {
      min: 0,
      max: 10,
      help: 'SGD rate of the server, on the mean loss of the pooled batch.',
    }),
  }),
  exitWeight: real(0.5, {
    min: 0,
    max: 1,
    help: 'γ: weight of the early-exit loss; the server loss has 1 − γ.',
  }),
  mix: real(0.2, {
    min: 0,
    max: 1,
    help: 'λ: what a client keeps of its own model when models are averaged.',
  }),
};

/** SplitGP: loss, mixing and exit rule as published; the pooled server step is ours. */
export const splitgp = {
  id: 'splitgp',
  name: 'SplitGP',
  status: 'loss, mixing and exit rule as published; the pooled server step is ours',
  source: 'Han et al., INFOCOM 2023, arXiv 2212.08343',
  schema: group({ id: v.literal('splitgp'), ...hybridFields }),
} as const;
