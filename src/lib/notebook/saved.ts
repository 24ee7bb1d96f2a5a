import * as v from 'valibot';

/** A notebook may be this long where it is kept on a device, in characters. */
export const LONGEST = 1_000_000;

const place = v.pipe(
  v.number('is not a number'),
  v.integer('is not a whole number'),
  v.minValue(0, 'is below 0'),
  v.maxValue(100_000, 'is above 100000'),
);
const text = v.pipe(
  v.string('is not text'),
  v.maxLength(LONGEST, `is longer than ${LONGEST} characters`),
);

const schema = v.object(
  {
    format: v.literal(1, ({ input }) =>
      typeof input === 'number' && input > 1
        ? `${input} is newer than 1, the format that is known here`
        : 'is not 1',
    ),
    id: v.pipe(text, v.minLength(1, 'is empty')),
    origin: v.nullable(text),
    title: text,
    text,
    folded: v.array(place, 'is not a list of places'),
    answers: v.array(
      v.strictTuple([place, v.unknown()], 'is not a place and an answer'),
      'is not a list of answers',
    ),
    saved: v.pipe(
      v.number('is not a number'),
      v.minValue(0, 'is below 0'),
      v.maxValue(Number.MAX_SAFE_INTEGER, 'is no time'),
    ),
  },
  (issue) => (issue.received === 'undefined' ? 'is missing' : 'is not a group of fields'),
);

/**
 * A notebook as it is kept on the reader's device. `origin` is the name of the lesson that it is a copy of; null for one
 * of the reader's own. `text` is empty for a lesson whose text was not edited. `folded` and the answers name cells by their place, from 0. `saved` is a time in milliseconds.
 */
export type Saved = Readonly<v.InferOutput<typeof schema>>;

/** Reads a record; null, and why, if it is not one, or one of a newer format. Never throws. */
export function readSaved(record: unknown): { saved: Saved | null; problem: string | null } {
  const result = v.safeParse(schema, record);
  if (result.success) return { saved: result.output, problem: null };
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return { saved: null, problem: `${path ?? 'record'}: ${issue.message}` };
}
