import { gatedAnswers } from '#lib/measure/gate.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import { isServed } from '#lib/state/headline.ts';
import { fixed } from '#lib/view/numbers.ts';
import type { BarsProps } from '#lib/view/props/bars.ts';
import type { Asked } from '#lib/state/question.svelte.ts';

/** The early exits' answers to one image as bars, with what else is said of it in words. */
export function barsOf(
  { answers, clientShares, serverShares }: Asked,
  { clients, classes }: Pick<Opening, 'clients' | 'classes'>,
  threshold: number,
): Pick<BarsProps, 'rows' | 'columns' | 'values' | 'outlined' | 'notes'> {
  const says = (client: number, answer: number, shares: Float32Array) =>
    `${answer} (${fixed(100 * shares[client * classes + answer]!, 0)} %)`;
  const served = answers.server;
  return {
    rows: clients.map(({ id, architecture }) => ({ label: `${id + 1} ${architecture}`, hue: id })),
    columns: Array.from({ length: classes }, (_, label) => String(label)),
    values: clientShares,
    outlined: clients.flatMap((card) =>
      Array.from({ length: classes }, (_, label) => Number(card.classes.includes(label))),
    ),
    notes: [
      { label: 'says', values: Array.from(answers.client, String) },
      {
        label: 'entropy',
        values: Array.from(
          answers.entropy,
          (entropy) => `${fixed(entropy)}, ${entropy <= threshold ? 'exits' : 'offloads'}`,
        ),
      },
      {
        label: 'server',
        values: clients.map(({ id }) => (served ? says(id, served[id]!, serverShares) : 'nothing')),
      },
    ],
  };
}

/** What comes out of one image behind the gate, in a sentence. */
export function outcomeOf({ answers }: Pick<Asked, 'answers'>, threshold: number): string {
  const clients = answers.entropy.length;
  const exits = answers.entropy.filter((entropy) => entropy <= threshold).length;
  const gate = `${exits} of ${clients} clients exit at ${threshold.toFixed(2)}`;
  if (!isServed(answers)) return `${gate}.`;
  const [top, ...others] = tally(gatedAnswers(answers, threshold));
  const rest = others.map(({ answer, count }) => `${answer} for ${count}`).join(', ');
  return `${gate}${exits < clients ? ', the others offload' : ''}. The answer is ${top!.answer} for ${top!.count}${rest && `, ${rest}`}.`;
}

/** Every answer that was given, with how often, the most frequent first. */
function tally(given: Uint8Array): { answer: number; count: number }[] {
  return [...new Set(given)]
    .map((answer) => ({ answer, count: given.filter((other) => other === answer).length }))
    .sort((a, b) => b.count - a.count || a.answer - b.answer);
}
