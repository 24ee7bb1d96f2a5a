import * as v from 'valibot';
import { armName } from '#lib/notebook/frontSchema.ts';
import { PRESET_NAMES } from '#lib/notebook/presets.ts';
import { LONGEST } from '#lib/notebook/saved.ts';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import { group, plain, shown, wholeNumber } from '#lib/sim/fields.ts';
import { type ClaimedName, CLAIMED } from './proof.ts';

/** How many arms a link may have. */
export const MOST_ARMS = 24;

/** How many kept rounds a link may tell of; a run with as many changes as are allowed keeps 15. */
const MOST_ROUNDS = 32;

const title = v.pipe(
  v.string(said('is not text')),
  v.check((text) => text.trim() !== '', said('is empty')),
  v.maxLength(200, said('is longer than 200 characters')),
);
const text = v.pipe(
  v.string(said('is not text')),
  v.maxLength(LONGEST, said(`is longer than ${LONGEST} characters`)),
);
const lesson = matching(
  /^[a-z\d][a-z\d-]{0,99}$/i,
  'is not the name of a lesson: letters, digits and -',
);
const version = matching(/^[\w][\w .,+-]{0,59}$/, 'is not the name or version of a program');
const digest = matching(
  new RegExp(`^[0-9a-f]{${HASH_DIGITS}}$`),
  `is not ${HASH_DIGITS} hexadecimal digits`,
);
const difference = v.pipe(plain(), v.record(v.string(), v.unknown()));
const readings = v.pipe(
  plain(),
  v.record(
    v.string(),
    v.union(
      [v.string(), v.number(), v.boolean(), v.null()],
      said('is not a word or a number, as readings are'),
    ),
  ),
);

const rounds = v.pipe(
  v.array(wholeNumber({ min: 0, max: 500, help: '' }), said('is not a list of rounds')),
  v.minLength(1, said('names no round')),
  v.maxLength(MOST_ROUNDS, said(`has more than ${MOST_ROUNDS} rounds`)),
  v.check(
    (list) => list.every((round, i) => i === 0 || round > list[i - 1]!),
    said('is not ascending'),
  ),
);

const figures = listOf(CLAIMED.map(figure), `is not a list of ${CLAIMED.length} figures`);

const run = v.pipe(
  plain(),
  group({
    rounds,
    hashes: matching(
      new RegExp(`^(?:[0-9a-f]{${HASH_DIGITS}})*$`),
      `is not hashes of ${HASH_DIGITS} hexadecimal digits each`,
    ),
    decisions: digest,
    figures,
  }),
  v.check(
    (read) => read.hashes.length === HASH_DIGITS * read.rounds.length,
    ({ input }) =>
      `has ${input.hashes.length / HASH_DIGITS} hashes of ${input.rounds.length} rounds`,
  ),
);

const arm = v.pipe(
  plain(),
  group({
    name: v.pipe(
      v.string(said('is not a name')),
      v.maxLength(60, said('is longer than 60 characters')),
      named(),
    ),
    title: v.optional(title),
    preset: v.optional(
      v.picklist(PRESET_NAMES, said(`is not a preset: ${PRESET_NAMES.join(', ')}`)),
    ),
    spec: v.optional(difference),
    run: v.optional(run),
  }),
);

const arms = v.pipe(
  v.array(arm, said('is not a list of arms')),
  v.minLength(1, said('names no arm')),
  v.maxLength(MOST_ARMS, ({ input }) => `${input.length} arms are not in 1…${MOST_ARMS}`),
  v.check(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    ({ input }) => `${shown(repeated(input))} is the name of two arms`,
  ),
);

/** What a link of format 1 may say, field by field; what its fields say together is checked by `readContent`. */
export const contentSchema = v.pipe(
  plain(),
  group({
    by: listOf([version, version, version], 'is not program, engine profile and engine version'),
    arms,
    spec: v.optional(difference),
    tried: v.optional(difference),
    readings: v.optional(readings),
    lesson: v.optional(lesson),
    title: v.optional(title),
    text: v.optional(text),
  }),
);

/** A list with one item of each kind, as long as they are. */
function listOf<const T extends v.TupleItems>(items: T, otherwise: string) {
  return v.pipe(
    v.array(v.unknown(), said(otherwise)),
    v.length(items.length, said(otherwise)),
    v.tuple(items),
  );
}

/** A share, or a ratio of distances. */
function figure(name: ClaimedName) {
  const most = name === 'skew.trunk' ? 1_000_000 : 1;
  const outside = said(`is not in 0…${most}`);
  return v.nullable(v.pipe(v.number(outside), v.minValue(0, outside), v.maxValue(most, outside)));
}

/** Names as notebooks have them; objects have some by themselves. */
function named() {
  return v.check<string, (issue: v.CheckIssue<string>) => string>(
    (name) => v.is(armName, name),
    said('is not a name of an arm: a letter, then letters, digits, - and _'),
  );
}

function matching(pattern: RegExp, otherwise: string) {
  return v.pipe(v.string(said(otherwise)), v.regex(pattern, said(otherwise)));
}

function said(what: string) {
  return ({ input }: v.BaseIssue<unknown>) => `${shown(input)} ${what}`;
}

function repeated(list: readonly { readonly name: string }[]): string {
  return list.find(({ name }, i) => list.findIndex((other) => other.name === name) < i)!.name;
}
