import * as v from 'valibot';
import { choice, group, part, real, toggle, whole } from '../fields.ts';
import { hybridFields } from './splitgp.spec.ts';

/** HARMONY, re-implemented from the abstract: its losses and schedule are our reading. */
export const harmony = {
  id: 'harmony',
  name: 'HARMONY',
  status: 're-implemented from the abstract',
  source: 'Youn et al., arXiv 2605.07211 (abstract)',
  schema: group({
    id: v.literal('harmony'),
    ...hybridFields,
    meta: part({
      on: toggle(true, {
        help: 'Meta-learning: clients also train simulated extractors of other architectures.',
        basic: true,
      }),
      simulate: choice(['any', 'within-budget'], {
        help: 'Which architectures a client may be asked to simulate: any other, or only those whose extractor and head cost no more FLOPs than its own.',
      }),
      innerSteps: whole(0, {
        min: 0,
        max: 5,
        unit: 'steps',
        help: 'Inner steps of first-order MAML, each on the early-exit loss of a support batch.',
      }),
      innerRate: real(0.05, { min: 0, max: 10, help: 'SGD rate of the inner steps.' }),
    }),
    contrast: part({
      on: toggle(true, { help: 'Alignment: the contrastive loss on the server.', basic: true }),
      weight: real(3, { min: 0, max: 100, help: 'μ: weight of the contrastive loss.' }),
      temperature: real(0.2, {
        min: 0.02,
        max: 10,
        help: 'τ: temperature of the contrastive loss.',
      }),
      gradient: choice(['full', 'stop-at-cut'], {
        help: 'Whether the contrastive gradient reaches the clients or stays on the server.',
      }),
      labels: choice(['permuted', 'none'], {
        help: 'How labels travel to the server: renamed, or not at all; then pairs are one sample through two extractors.',
      }),
    }),
    personalise: part({
      steps: whole(0, {
        min: 0,
        max: 200,
        unit: 'steps',
        help: 'Steps of each client on its early-exit loss after the last round.',
      }),
    }),
    realign: part({
      steps: whole(0, {
        min: 0,
        max: 200,
        unit: 'steps',
        help: 'Steps of the server alone after the last round and the personalisation.',
      }),
    }),
  }),
} as const;
