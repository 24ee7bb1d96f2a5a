import * as v from 'valibot';
import { CLIENT_FIGURES, FIGURES } from '#lib/notebook/figureNames.ts';
import { figure, real, said, words } from '../parameters.ts';

/** Cells that a prediction can cover, at most. */
const MOST_COVERED = 20;

const covered = `is not a whole number in 0…${MOST_COVERED}`;
const shared = {
  question: words,
  /** How many of the cells after it are covered until it is locked. */
  covers: v.optional(
    v.pipe(
      v.number(covered),
      v.integer(covered),
      v.minValue(0, covered),
      v.maxValue(MOST_COVERED, covered),
    ),
    0,
  ),
  /** Shown after the answer. */
  why: v.optional(words),
};
const domain = v.optional(
  v.pipe(
    v.strictTuple([real, real], 'is not two numbers'),
    v.check(([low, high]) => low < high, 'does not ascend'),
  ),
  [0, 1],
);

/** What a prediction may ask: a curve over the kept rounds, a number after the last one, or a client. */
export function predictParameters(arms: readonly string[]) {
  const curve = {
    ask: v.literal('curve'),
    ...shared,
    figure: figure(arms, FIGURES),
    context: v.optional(figure(arms, FIGURES)),
    domain,
  };
  const point = {
    ask: v.literal('point'),
    ...shared,
    figure: figure(arms),
    context: v.optional(figure(arms)),
    domain,
  };
  const client = {
    ask: v.literal('client'),
    ...shared,
    figure: figure(arms, CLIENT_FIGURES),
    which: v.picklist(['lowest', 'highest'], 'is not lowest or highest'),
  };
  return v.variant(
    'ask',
    [v.strictObject(curve, said), v.strictObject(point, said), v.strictObject(client, said)],
    'is not curve, point or client',
  );
}

export type PredictParameters = v.InferOutput<ReturnType<typeof predictParameters>>;

/** The parameters of one way of asking. */
export type Asked<A extends PredictParameters['ask']> = Extract<PredictParameters, { ask: A }>;
