import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';
import { refusedChanges } from './changes.ts';
import { impossible } from './feasible.ts';
import {
  group,
  kinds,
  note,
  part,
  plain,
  real,
  reserved,
  shown,
  whole,
  wholeNumber,
} from './fields.ts';
import { methodSpecs } from './methods/specs.ts';
import { readArchitecture } from './nets/architecture.ts';

/** The number of classes of every dataset of this version. */
export const CLASSES = 10;

const shard = {
  side: whole(14, { min: 8, max: 28, unit: 'pixels', help: 'Images are scaled to side × side.' }),
  trainPerClient: whole(250, {
    min: 10,
    max: 5000,
    unit: 'samples',
    help: 'Training samples of each client.',
  }),
  testPerClass: whole(100, {
    min: 4,
    max: 1000,
    unit: 'samples',
    help: 'Test samples of each class, shared by all clients.',
  }),
  probePerClass: whole(20, {
    min: 4,
    max: 100,
    unit: 'samples',
    help: 'Test samples of each class whose features are kept.',
  }),
};

const draws = part({
  data: whole(0, {
    min: 0,
    max: 9999,
    help: 'Which draw of the data the seed makes: partition and samples.',
  }),
  weights: whole(0, {
    min: 0,
    max: 9999,
    help: 'Which draw of the initial weights the seed makes.',
  }),
});

const datasetHash = v.pipe(
  v.string((issue) => `${shown(issue.input)} is not the SHA-256 of a dataset`),
  v.regex(/^[0-9a-f]{64}$/, (issue) => `${shown(issue.input)} is not 64 hexadecimal digits`),
  v.metadata(note('hash', { help: 'SHA-256 of the decoded images and labels.' })),
);

const data = kinds(
  'source',
  ['glyphs', 'file'],
  [
    group({ source: v.literal('glyphs'), ...shard }),
    group({ source: v.literal('file'), sha256: datasetHash, ...shard }),
  ],
  { help: 'Where images come from: the built-in glyphs, or a data file named by its hash.' },
);

const method = kinds(
  'id',
  ['splitgp', 'harmony'],
  [methodSpecs.splitgp.schema, methodSpecs.harmony.schema],
  { fallback: 'harmony', help: 'What trains: the rules of a round.' },
);

const architecture = v.pipe(
  v.string((issue) => `${shown(issue.input)} is not the name of an architecture`),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return readArchitecture(dataset.value).name;
    } catch (error) {
      addIssue({ message: (error as Error).message });
      return NEVER;
    }
  }),
);

const dealing = kinds(
  'kind',
  ['classes', 'dirichlet'],
  [
    group({
      kind: v.literal('classes'),
      classesPerClient: whole(3, {
        min: 1,
        max: CLASSES,
        unit: 'classes',
        help: 'Classes that each client holds.',
        basic: true,
      }),
    }),
    group({
      kind: v.literal('dirichlet'),
      alpha: real(0.3, {
        min: 0.05,
        max: 100,
        help: 'α: the smaller, the fewer classes make up a client’s samples.',
        basic: true,
      }),
    }),
  ],
  { help: 'How classes are dealt: as many to each client, or in shares drawn for each client.' },
);

const clients = part({
  count: whole(8, {
    min: 2,
    max: 64,
    unit: 'clients',
    help: 'How many clients there are.',
    basic: true,
  }),
  participation: real(1, {
    min: 0.1,
    max: 1,
    help: 'Share of the clients that take part in a round, at least two; the others rest.',
  }),
  partition: dealing,
  architectures: v.optional(
    v.pipe(
      v.array(architecture, (issue) => `${shown(issue.input)} is not a list of architectures`),
      v.minLength(1, 'an empty list is not in 1…16 architectures'),
      v.maxLength(16, (issue) => `${issue.input.length} architectures are not in 1…16`),
      v.metadata(
        note('architectures', {
          min: 1,
          max: 16,
          help: 'Dealt round-robin to the clients; one entry makes them homogeneous.',
          basic: true,
        }),
      ),
    ),
    ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'],
  ),
});

const change = v.pipe(
  plain(),
  group({
    round: wholeNumber({
      min: 1,
      max: 500,
      unit: 'rounds',
      help: 'The first round that a change holds for.',
    }),
    set: v.pipe(plain(), v.record(v.string(), v.unknown())),
  }),
);

const changes = v.pipe(
  v.array(change, (issue) => `${shown(issue.input)} is not a list of changes`),
  v.maxLength(8, (issue) => `${issue.input.length} changes are not in 0…8`),
  v.transform((list) => list.toSorted((a, b) => a.round - b.round)),
  v.metadata(
    note('changes', {
      min: 0,
      max: 8,
      help: 'Fields of the method that are set anew from the beginning of a round on.',
    }),
  ),
);

/** The schema of a spec, field by field; what they say together is read by `readSpec`. */
export const specSchema = v.pipe(
  plain(),
  group({
    version: reserved(1, { help: 'Version of the format.' }),
    seed: whole(1, { min: 0, max: 4294967295, help: 'Seed of every random stream.' }),
    draws,
    data,
    clients,
    method,
    changes: v.optional(changes, []),
  }),
);

/** One experiment as plain data, every default written out: everything that determines the numbers. */
export type Spec = v.InferOutput<typeof specSchema>;
export type MethodSpec = Spec['method'];

/** A spec that was refused; `problems` holds one line per field, `path: value is not …`. */
export class SpecError extends Error {
  override name = 'SpecError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/**
 * Reads a spec from plain data: unknown fields are refused by name, absent ones get their default.
 * @throws SpecError naming every value that is not allowed, and what is; of unknown fields, the first of each group.
 */
export function readSpec(input: unknown): Spec {
  const { spec, problems } = tried(input);
  if (spec && !problems.length) {
    problems.push(...refusedChanges(spec, (changed) => tried(changed).problems));
  }
  if (!spec || problems.length) throw new SpecError(problems);
  return spec;
}

/** The spec as text with sorted keys and every default written out: its identity. */
export function canonical(spec: Spec): string {
  return canonicalJson(spec);
}

/** SHA-256 of the canonical form, in hexadecimal. */
export function specHash(spec: Spec): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(spec))));
}

/** A spec if every field is allowed, and what is wrong with it as it is before its changes. */
function tried(input: unknown): { spec: Spec | null; problems: string[] } {
  const result = v.safeParse(specSchema, input, { abortPipeEarly: true });
  if (!result.success) return { spec: null, problems: result.issues.map(problem) };
  return { spec: result.output, problems: [...impossible(result.output, CLASSES)] };
}

function problem(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}
