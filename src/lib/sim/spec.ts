import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { group, isGroup, part, plain, reserved, shown, whole } from './fields.ts';
import type { Sized } from './plan.ts';
import { tooLarge } from './memory.ts';
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
  v.metadata({ help: 'SHA-256 of the decoded images and labels.' }),
);

const data = v.pipe(
  plain(),
  v.variant(
    'source',
    [
      group({ source: v.literal('glyphs'), ...shard }),
      group({ source: v.literal('file'), sha256: datasetHash, ...shard }),
    ],
    (issue) => `${shown(issue.input)} is not one of "glyphs", "file"`,
  ),
);

const method = v.pipe(
  plain(),
  v.variant(
    'id',
    [methodSpecs.splitgp.schema, methodSpecs.harmony.schema],
    (issue) =>
      `${shown(issue.input)} is not one of ${Object.keys(methodSpecs).map(shown).join(', ')}`,
  ),
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

const clients = part({
  count: whole(8, { min: 2, max: 64, unit: 'clients', help: 'How many clients take part.' }),
  participation: reserved(1, { help: 'Share of the clients that take part in a round.' }),
  partition: part({
    kind: reserved('classes', { help: 'How classes are dealt to clients.' }),
    classesPerClient: whole(3, {
      min: 1,
      max: CLASSES,
      unit: 'classes',
      help: 'Classes that each client holds.',
    }),
  }),
  architectures: v.optional(
    v.pipe(
      v.array(architecture, (issue) => `${shown(issue.input)} is not a list of architectures`),
      v.minLength(1, 'an empty list is not in 1…16 architectures'),
      v.maxLength(16, (issue) => `${issue.input.length} architectures are not in 1…16`),
      v.metadata({ help: 'Dealt round-robin to the clients; one entry makes them homogeneous.' }),
    ),
    ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'],
  ),
});

const changes = v.pipe(
  v.array(v.unknown(), (issue) => `${shown(issue.input)} is not a list of changes`),
  v.maxLength(0, 'changes within a run are not available in this version'),
);

const schema = v.pipe(
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
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of impossible(dataset.value)) addIssue({ message });
  }),
);

/** One experiment as plain data, every default written out: everything that determines the numbers. */
export type Spec = v.InferOutput<typeof schema>;
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
  const result = v.safeParse(schema, withKinds(input), { abortPipeEarly: true });
  if (result.success) return result.output;
  throw new SpecError(result.issues.map(problem));
}

/** The spec as text with sorted keys and every default written out: its identity. */
export function canonical(spec: Spec): string {
  return JSON.stringify(spec, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** SHA-256 of the canonical form, in hexadecimal. */
export function specHash(spec: Spec): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(spec))));
}

/** The schema above chooses by `source` and `id`: writes out their defaults first. */
function withKinds(input: unknown): unknown {
  if (!isGroup(input)) return input;
  const { data = {}, method = {} } = input;
  return {
    ...input,
    data: isGroup(data) ? { source: 'glyphs', ...data } : data,
    method: isGroup(method) ? { id: 'harmony', ...method } : method,
  };
}

function problem(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}

/** What no field alone can refuse. */
function* impossible(spec: Sized): Generator<string> {
  const { data, clients } = spec;
  const { classesPerClient } = clients.partition;
  if (clients.count * classesPerClient < CLASSES) {
    yield (
      `clients: ${clients.count} clients × ${classesPerClient} classes leave a class of ${CLASSES} to nobody; ` +
      `at least ${Math.ceil(CLASSES / classesPerClient)} clients are needed`
    );
  }
  if (data.probePerClass > data.testPerClass) {
    yield `data.probePerClass: ${data.probePerClass} is more than data.testPerClass, ${data.testPerClass}`;
  }
  yield* tooLarge(spec, CLASSES);
}
