import * as v from 'valibot';
import { list, said, words } from '../parameters.ts';

const option = v.strictObject(
  {
    text: words,
    right: v.optional(v.boolean('is not true or false'), false),
    /** Shown once an answer is locked, beside the option if it was chosen or is right. */
    why: v.optional(words),
  },
  said,
);

/** A question and its options, of which at least one is right. */
export function quizParameters() {
  const options = v.pipe(
    list(option, 2, 8),
    v.check((options) => options.some(({ right }) => right), 'has no right one'),
  );
  return v.strictObject({ question: words, options }, said);
}

export type QuizParameters = v.InferOutput<ReturnType<typeof quizParameters>>;
