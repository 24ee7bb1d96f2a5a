import * as v from 'valibot';
import { choice, group, part, real, reserved, toggle } from '../fields.ts';
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
      }),
      simulate: reserved('any', { help: 'Which architectures a client may be asked to simulate.' }),
      innerSteps: reserved(0, { unit: 'steps', help: 'Inner steps of first-order MAML.' }),
      innerRate: reserved(0.05, { help: 'Rate of the inner steps.' }),
    }),
    contrast: part({
      on: toggle(true, { help: 'Alignment: the contrastive loss on the server.' }),
      weight: real(3, { min: 0, max: 100, help: 'μ: weight of the contrastive loss.' }),
      temperature: real(0.2, {
        min: 0.02,
        max: 10,
        help: 'τ: temperature of the contrastive loss.',
      }),
      gradient: choice(['full', 'stop-at-cut'], {
        help: 'Whether the contrastive gradient reaches the clients or stays on the server.',
      }),
      labels: reserved('permuted', { help: 'How labels travel to the server.' }),
    }),
    personalise: part({
      steps: reserved(0, { unit: 'steps', help: 'Local steps after the last round.' }),
    }),
    realign: part({
      steps: reserved(0, { unit: 'steps', help: 'Server-only steps after the last round.' }),
    }),
  }),
} as const;
