import { type Part, samplesOf } from './confusion.ts';
import { type Questions, splitAt } from './questions.ts';

/** What became of questions that two runs were asked alike: counts. */
export interface Turned {
  /** Questions: test samples, each once for every client that is asked. */
  readonly asked: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** Answered wrongly before and rightly after, and the other way round: McNemar's counts. */
  readonly turnedRight: number;
  readonly turnedWrong: number;
  /**
   * Test samples that more clients, or fewer, are answered rightly after than before. Clients share the samples, and may
   * share the server, so that their answers to one sample are no independent pairs: these are what a sign test counts.
   * Of one client they are `turnedRight` and `turnedWrong`.
   */
  readonly samplesBetter: number;
  readonly samplesWorse: number;
}

/** The questions of two runs, before and after: all of them, and by client and class. */
export interface Paired {
  readonly all: Turned;
  /** One per client, in the order of the answers. */
  readonly clients: readonly Turned[];
  /** One per class. */
  readonly classes: readonly Turned[];
}

/** Which questions are paired. */
export interface Asking {
  /** Of a client's own classes, of the others, or both. */
  readonly part: Part;
  /** As many OOD samples per ID sample, as the gate is asked; null: every OOD sample. */
  readonly rho: number | null;
  /** One client alone, as far as classes and the whole go; null: all of them. */
  readonly client: number | null;
}

/**
 * The paired difference of two runs that were asked the same questions (common random numbers): what turned right and
 * what turned wrong (McNemar, Psychometrika 12, 1947).
 * @param before `[K, n]` answers, of the client exits, the server or the gate; `after` likewise
 */
export function paired(
  before: Uint8Array,
  after: Uint8Array,
  questions: Questions,
  { part, rho, client }: Asking,
): Paired {
  const asked = questions.clients.map((split) => [
    ...samplesOf(rho === null ? split : splitAt(split, rho), part),
  ]);
  const of = (clients: Iterable<number>) => byClass({ before, after, questions, asked }, clients);
  const classes = of(client === null ? asked.keys() : [client]);
  return { all: total(classes), clients: asked.map((_, k) => total(of([k]))), classes };
}

/** Answers of two runs, and the samples that each client is asked. */
interface Pairs {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly questions: Questions;
  readonly asked: readonly (readonly number[])[];
}

type Counts = { -readonly [K in keyof Turned]: Turned[K] };

const NOTHING: Turned = {
  asked: 0,
  rightBefore: 0,
  rightAfter: 0,
  turnedRight: 0,
  turnedWrong: 0,
  samplesBetter: 0,
  samplesWorse: 0,
};

function byClass(
  { before, after, questions: { classes, labels }, asked }: Pairs,
  clients: Iterable<number>,
): Turned[] {
  const counts = Array.from({ length: classes }, (): Counts => ({ ...NOTHING }));
  /** `[n]` by how many clients more a sample is answered rightly after. */
  const gain = new Int16Array(labels.length);
  for (const k of clients) {
    for (const sample of asked[k]!) {
      const label = labels[sample]!;
      const at = k * labels.length + sample;
      const [was, is] = [before[at] === label, after[at] === label];
      add(counts[label]!, was, is);
      gain[sample]! += Number(is) - Number(was);
    }
  }
  for (const [sample, more] of gain.entries()) {
    if (more > 0) counts[labels[sample]!]!.samplesBetter++;
    if (more < 0) counts[labels[sample]!]!.samplesWorse++;
  }
  return counts;
}

function add(counts: Counts, was: boolean, is: boolean): void {
  counts.asked++;
  if (was) counts.rightBefore++;
  if (is) counts.rightAfter++;
  if (is && !was) counts.turnedRight++;
  if (was && !is) counts.turnedWrong++;
}

function total(parts: readonly Turned[]): Turned {
  const sum: Counts = { ...NOTHING };
  const names = Object.keys(NOTHING) as (keyof Turned)[];
  for (const one of parts) for (const name of names) sum[name] += one[name];
  return sum;
}
