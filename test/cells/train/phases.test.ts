import { expect, it } from 'vitest';
import { type Phase, phasesOf } from '#lib/cells/train/phases.ts';
import { spreadOf } from '#lib/cells/train/spread.ts';
import type { Message } from '#lib/sim/snapshot.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { opening, reportAt } from '../../state/fake.ts';

const KINDS = [
  'features',
  'labels',
  'permuted labels',
  'logits',
  'logit gradient',
  'gradient',
  'model',
] as const;

const messages = KINDS.map((kind): Message => ({
  from: 0,
  to: 'server',
  kind,
  shape: [1],
  count: 1,
  bytes: 4,
}));

function phases(method: object, round = 2, losses = reportAt(round, false).losses): Phase[] {
  const { changes = [], ...rest } = method as { changes?: object[] };
  const spec = readSpec({ method: { id: 'harmony', rounds: 4, ...rest }, changes });
  return phasesOf({ spec, opening, report: { ...reportAt(round, false), losses }, messages });
}

const words = (all: readonly Phase[]) => all.flatMap(({ says }) => says).join(' ');

it('phasesOf(round) are five, and every message is in one of them', () => {
  const all = phases({});
  expect(all.map(({ label }) => label)).toEqual([
    'Local step',
    'Upload',
    'Server',
    'Return',
    'Average',
  ]);
  expect(all.map(({ messages: own }) => own.map(({ kind }) => kind))).toEqual([
    [],
    ['features', 'labels', 'permuted labels'],
    ['logits', 'logit gradient'],
    ['gradient'],
    ['model'],
  ]);
});

it('phasesOf(round) speaks of what the method does, and of nothing else', () => {
  const plain = phases({ meta: { on: false }, contrast: { on: false } });
  expect(words(plain)).not.toMatch(/simulated|contrastive|inner/);
  expect(words(plain)).toMatch(/as they are/);
  expect(plain[2]!.detail).toBe('32 rows a step');
  const both = phases({ meta: { innerSteps: 2, simulate: 'within-budget' } });
  expect(both[2]!.detail).toBe('64 rows a step');
  for (const said of [/costs no more than its own/, /2 inner steps/, /other names/, /contrastive/])
    expect(words(both)).toMatch(said);
  expect(words(phases({ contrast: { labels: 'none' } }))).toMatch(/Labels stay with the clients/);
  expect(words(phases({ contrast: { gradient: 'stop-at-cut' } }))).toMatch(/stays on the server/);
});

it('phasesOf(round) says after the last round what follows it', () => {
  const method = { personalise: { steps: 5 }, realign: { steps: 7 } };
  expect(words(phases(method, 2))).not.toMatch(/5 steps|7 steps/);
  expect(words(phases(method, 4))).toMatch(/takes 5 steps .* takes 7 steps/);
});

it('phasesOf(round) heeds changes up to the round', () => {
  const changes = [{ round: 3, set: { 'method.contrast.on': false } }];
  expect(words(phases({ changes }, 2))).toMatch(/contrastive/);
  expect(words(phases({ changes }, 4))).not.toMatch(/contrastive/);
});

it('phasesOf(round) says who took part', () => {
  const [local] = phases({}, 2, { exit: [null, 0.5], server: 1, contrast: null });
  expect(local!.facts[0]!.value).toBe('client 2; the others rest');
  expect(words(phases({}, 2, { exit: [null, 0.5], server: 1, contrast: null }))).toMatch(
    /rested keep theirs/,
  );
});

it('spreadOf(values) leaves out what is not there', () => {
  expect(spreadOf([1, null, 3])).toEqual({ mean: 2, low: 1, high: 3 });
  expect(spreadOf([null])).toBeNull();
});
