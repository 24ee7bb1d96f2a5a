import type { Message } from '#lib/sim/snapshot.ts';
import { fixed } from '#lib/view/numbers.ts';
import { operations } from '../counted.ts';
import { type Harmony, type Round, type Scene, sceneOf } from './scene.ts';
import { spreadOf } from './spread.ts';

/** One phase of a round: what happens in it in the words of the method, its figures and its messages. */
export interface Phase {
  readonly label: string;
  readonly detail: string;
  readonly says: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly messages: readonly Message[];
}

/** The five phases of a round, from round 1 on. */
export function phasesOf(round: Round): Phase[] {
  const scene = sceneOf(round);
  return [local(scene), upload(scene), serve(scene), giveBack(scene), average(scene)];
}

function local({ method, meta, present, opening, report }: Scene): Phase {
  const { batch, stepsPerRound } = method;
  const whole = present.length === opening.clients.length;
  const who = whole
    ? `all ${present.length} clients`
    : `client ${present.map((id) => id + 1).join(', ')}`;
  const exits = spreadOf(report.losses?.exit ?? []);
  return {
    label: 'Local step',
    detail: `${stepsPerRound} × ${batch} samples`,
    says: [
      `In each of ${stepsPerRound} steps a client draws ${batch} of its own samples. Its extractor makes features of them, its early-exit head answers from these.`,
      ...(meta ? [simulated(meta, opening)] : []),
      ...(meta && meta.innerSteps > 0 ? [adapted(meta)] : []),
    ],
    facts: [
      { label: 'took part', value: whole ? who : `${who}; the others rest` },
      ...(exits
        ? [
            {
              label: 'early-exit loss, mean over clients',
              value: `${fixed(exits.mean)} (${fixed(exits.low)} … ${fixed(exits.high)})`,
            },
          ]
        : []),
      { label: 'arithmetic of all clients', value: operations(sum(report.flops.clients)) },
    ],
    messages: [],
  };
}

function simulated({ simulate }: Harmony['meta'], { clients }: Scene['opening']): string {
  const isOne = new Set(clients.map(({ architecture }) => architecture)).size === 1;
  const dear =
    'another architecture that costs no more than its own (of its own, if there is none)';
  const other = simulate === 'any' ? 'another architecture' : dear;
  return `Each client also trains a copy of ${isOne ? 'the one architecture' : other} on the same samples: its simulated extractor.`;
}

function adapted({ innerSteps, innerRate }: Harmony['meta']): string {
  return `Before each step a copy of every extractor takes ${innerSteps} inner ${innerSteps === 1 ? 'step' : 'steps'} at rate ${innerRate} on other samples; its gradients are applied to what it was copied from.`;
}

function upload({ contrast, method, messages }: Scene): Phase {
  const labels = {
    plain: 'Their labels go up with them, as they are.',
    permuted:
      'Their labels go up under other names: a permutation that the clients share and the server lacks. Which samples share a class, and how often each occurs, it can still see.',
    none: 'Labels stay with the clients.',
  };
  return {
    label: 'Upload',
    detail: contrast
      ? contrast.labels === 'none'
        ? 'no labels'
        : 'labels renamed'
      : 'with labels',
    says: [
      `The features of ${method.batch} samples at a time cross the wire.`,
      labels[contrast?.labels ?? 'plain'],
    ],
    facts: [],
    messages: among(messages, ['features', 'labels', 'permuted labels']),
  };
}

function serve({ contrast, extractors, method, report, messages }: Scene): Phase {
  const { losses, flops } = report;
  const rows = extractors * method.batch;
  return {
    label: 'Server',
    detail: `${rows} rows a step`,
    says: [
      `The features of all ${extractors} extractors make one batch of ${rows} rows. The server model takes one step on the mean cross-entropy${contrast ? `, and on ${contrast.weight} times the contrastive loss` : ''}.`,
      ...(contrast ? [aligned(contrast)] : []),
    ],
    facts: [
      ...(losses ? [{ label: 'cross-entropy of the server', value: fixed(losses.server) }] : []),
      ...(losses?.contrast != null
        ? [{ label: 'contrastive loss', value: fixed(losses.contrast) }]
        : []),
      { label: 'arithmetic of the server', value: operations(flops.server) },
    ],
    messages: among(messages, ['logits', 'logit gradient']),
  };
}

function aligned({ temperature, labels }: Harmony['contrast']): string {
  return labels === 'none'
    ? `That loss pulls the same sample, seen through a client's own and its simulated extractor, together (τ = ${temperature}). As the server has no labels, its answers go down and the clients return the gradient of the cross-entropy.`
    : `That loss pulls features of one class that come through different extractors together, and all others apart (τ = ${temperature}).`;
}

function giveBack({ contrast, extractors, method, messages }: Scene): Phase {
  const { exitWeight } = method;
  return {
    label: 'Return',
    detail: 'gradients',
    says: [
      'The gradient of the server’s loss with respect to the features goes back to where these came from.',
      `An extractor steps on γ = ${exitWeight} of its early-exit gradient and 1 − γ of what came back, times ${extractors}: that undoes the mean over the extractors. The early-exit head steps on its own loss alone.`,
      ...(contrast?.gradient === 'stop-at-cut'
        ? ['The contrastive part of the gradient stays on the server.']
        : []),
    ],
    facts: [],
    messages: among(messages, ['gradient']),
  };
}

function average({ meta, method, present, opening, messages, isLast }: Scene): Phase {
  const rest = present.length < opening.clients.length ? ' Clients that rested keep theirs.' : '';
  return {
    label: 'Average',
    detail: `λ = ${method.mix}`,
    says: [
      `After the last step the models of one architecture are averaged${meta ? ', simulated copies among them' : ''}: between architectures there is nothing to average.`,
      `A client keeps λ = ${method.mix} of its own model and takes the rest from the mean.${rest}`,
      ...(isLast && method.id === 'harmony' ? settled(method) : []),
    ],
    facts: [],
    messages: among(messages, ['model']).sort(
      (a, b) => Number(a.from === 'server') - Number(b.from === 'server'),
    ),
  };
}

/** What follows the last round. */
function settled({ personalise, realign }: Harmony): string[] {
  return [
    ...(personalise.steps > 0
      ? [
          `After this last round each client takes ${personalise.steps} steps on its early-exit loss alone: it personalises, and sends nothing.`,
        ]
      : []),
    ...(realign.steps > 0
      ? [
          `Then the server takes ${realign.steps} steps on features of extractors that stay as they are. What is sent for that is counted in this round.`,
        ]
      : []),
  ];
}

function among(messages: readonly Message[] | null, kinds: readonly Message['kind'][]): Message[] {
  return (messages ?? []).filter(({ kind }) => kinds.includes(kind));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
