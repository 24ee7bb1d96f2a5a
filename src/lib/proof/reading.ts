import * as v from 'valibot';
import { armSpec } from '#lib/notebook/arms.ts';
import { merge, valueAt } from '#lib/notebook/difference.ts';
import { armName } from '#lib/notebook/frontSchema.ts';
import { DEFAULT_READINGS, isReading, readReadings } from '#lib/notebook/readings.ts';
import { shown } from '#lib/sim/fields.ts';
import { SpecError } from '#lib/sim/spec.ts';
import { type Content, proofOf } from './content.ts';
import { LinkError, type Proof } from './proof.ts';
import { contentSchema } from './schema.ts';

/** How long the sentence of an error may be, in characters. */
const LONGEST_SENTENCE = 300;

/** Line breaks, and whatever turns or hides the text beside it. */
const NOT_SHOWN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** What all arms may take to check, by `effortOf`: some 20 ms. Any two arms take less, and two dozen default ones with two changes each. */
const MOST_EFFORT = 200;

/**
 * The proof that the content of a link of the newest format tells of: parsed JSON, walked by `refuseUnplain`.
 * @throws LinkError naming the first value that is not allowed, and what is.
 */
export function readContent(content: unknown): Proof {
  const result = v.safeParse(contentSchema, content, { abortEarly: true });
  if (!result.success) throw refusal(problemOf(result.issues[0], content));
  const read: Content = result.output;
  refuseHalfText(read);
  refuseReadings(read);
  const proof = proofOf(read);
  refuseSides(proof);
  refuseSpecs(proof);
  return proof;
}

function refuseHalfText({ lesson, title, text }: Content): void {
  if (lesson !== undefined && (title ?? text) !== undefined) {
    throw refusal('a link has a lesson or a text, not both');
  }
  if ((title === undefined) !== (text === undefined)) {
    throw refusal('a text and its title are both in a link, or neither');
  }
}

function refuseReadings({ readings = {} }: Content): void {
  const settings = Object.entries(readings).map(([path, value]) => ({ path, value }));
  const unknown = settings.find(({ path }) => !isReading(path));
  if (unknown) {
    const known = Object.keys(DEFAULT_READINGS).join(', ');
    throw refusal(`readings: ${shown(unknown.path)} is not a reading; those are ${known}`);
  }
  const [problem] = readReadings(settings).problems;
  if (problem !== undefined) throw refusal(`readings.${problem}`);
}

/** The arms on show must be there. */
function refuseSides({ readings, arms }: Proof): void {
  for (const { path, value } of readings) {
    if (path !== 'before' && path !== 'after') continue;
    if (Object.hasOwn(arms, value as string)) continue;
    throw refusal(`readings.${path}: ${shown(value)} is not an arm of the link`);
  }
}

/** Every arm's spec must be allowed. */
function refuseSpecs(proof: Proof): void {
  const names = Object.keys(proof.arms);
  if (names.reduce((sum, name) => sum + effortOf(proof, name), 0) > MOST_EFFORT) {
    throw refusal(
      `arms: ${names.length} arms with their changes, clients and architectures take too long to check; fewer are allowed`,
    );
  }
  for (const name of names) refuseSpec(proof, name);
}

function refuseSpec(proof: Proof, name: string): void {
  try {
    armSpec(proof, name, proof.tried);
  } catch (error) {
    if (error instanceof SpecError) throw refusal(`arms.${name}: ${error.problems[0]!}`);
    throw error;
  }
}

/**
 * How long a spec takes to read, before it is read: each change makes another spec, in which the shares of every client are
 * drawn and architectures are compared two by two.
 */
function effortOf({ spec, tried, arms }: Proof, name: string): number {
  const said = merge(spec, tried, arms[name]!.spec);
  const lengthAt = (path: string) => {
    const list = valueAt(said, path.split('.'));
    return Array.isArray(list) ? list.length : 0;
  };
  const count = valueAt(said, ['clients', 'count']);
  const clients = typeof count === 'number' ? Math.min(64, count) : 8;
  const isDrawn = valueAt(said, ['clients', 'partition', 'kind']) === 'dirichlet';
  const drawn = isDrawn ? clients / 16 : 0;
  const compared = Math.min(16, lengthAt('clients.architectures')) ** 2 / 64;
  return (1 + Math.min(8, lengthAt('changes'))) * (2 + compared + drawn);
}

/** Arms are told by their names, where they have one. */
function problemOf(issue: v.BaseIssue<unknown>, content: unknown): string {
  const path = v.getDotPath(issue) ?? '';
  const [place, number] = /^arms\.(\d+)/.exec(path) ?? [];
  const arm = place && (content as { arms: { name?: unknown }[] }).arms[Number(number)];
  const where =
    arm && v.is(armName, arm.name) ? `arms.${arm.name}${path.slice(place.length)}` : path;
  return where ? `${where}: ${issue.message}` : issue.message;
}

function refusal(sentence: string): LinkError {
  const cut =
    sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE - 1)}…` : sentence;
  return new LinkError(cut.replace(NOT_SHOWN, ' '));
}
