import { applySetting, type Setting } from '#lib/notebook/settings.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import { deflateSync } from 'fflate';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '#lib/proof/base64.ts';
import { DICTIONARY } from '#lib/proof/dictionary.ts';
import { checksum } from '#lib/proof/payload.ts';
import { maker } from '#lib/proof/program.ts';
import {
  CLAIMED,
  type ClaimedFigures,
  type Evidence,
  LinkError,
  type Proof,
} from '#lib/proof/proof.ts';
import { changeable } from '#lib/sim/changes.ts';
import { type FormField, fieldsOf, type Kinds } from '#lib/sim/form.ts';
import { keptRounds } from '#lib/sim/keptRounds.ts';
import type { Stream } from '#lib/sim/random.ts';
import { readSpec, type Spec, SpecError } from '#lib/sim/spec.ts';

/** A proof of two arms, one of them with evidence. */
export function exampleProof(differing: Partial<Proof> = {}): Proof {
  return {
    maker: maker(),
    notebook: null,
    spec: { clients: { count: 6 } },
    arms: {
      before: { title: 'SplitGP', preset: 'splitgp', spec: {} },
      after: { title: 'Both', preset: 'default', spec: { method: { contrast: { weight: 2 } } } },
    },
    tried: { seed: 5 },
    readings: [{ path: 'threshold', value: 0.45 }],
    evidence: { after: exampleEvidence([0, 10, 20, 30, 40, 50, 60]) },
    ...differing,
  };
}

/** Evidence that no run has given, with its digits from a stream if there is one. */
export function exampleEvidence(rounds: readonly number[], random?: Stream): Evidence {
  const digits = (i: number) => (random ? hex(12, random) : i.toString(16).padStart(12, '0'));
  const share = (i: number) => (random ? random.below(10_000) / 10_000 : i / 8);
  return {
    rounds,
    hashes: rounds.map((_, i) => digits(i + 1)),
    decisions: digits(255),
    figures: Object.fromEntries(CLAIMED.map((name, i) => [name, share(i + 1)])) as ClaimedFigures,
  };
}

/** Evidence of a whole run of a spec, of digits as random as hashes are. */
export function evidenceFor({ method, changes }: Spec, random: Stream): Evidence {
  return exampleEvidence(keptRounds(method.rounds, changes), random);
}

/** The sentence with which something is refused. @throws whatever else is thrown, and if nothing is */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof LinkError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A payload of any text, as whoever knows the format can make it; in less time than `payloadOf`, and longer. */
export function forged(text: string | Uint8Array, format = 1): string {
  const bytes = typeof text === 'string' ? utf8ToBytes(text) : text;
  const deflated = deflateSync(bytes, { level: 1, mem: 0, dictionary: DICTIONARY });
  return toBase64(concatBytes(Uint8Array.of(format), checksum(bytes), deflated));
}

/** A proof of two arms that differ from the default, and from one another, in most fields and in every round that may change. */
export function drawnProof(random: Stream): Proof {
  const specs = { before: drawnSpec(random), after: drawnSpec(random) };
  const each = <T>(value: (spec: Difference, name: string) => T) =>
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, value(spec, name)]));
  return exampleProof({
    spec: {},
    tried: {},
    arms: each((spec, name) => ({ title: `The arm ${name}`, preset: 'default', spec })),
    evidence: each((spec) => evidenceFor(readSpec(spec), random)),
  });
}

const KINDS = [
  { 'data.source': 'glyphs', 'clients.partition.kind': 'classes', 'method.id': 'harmony' },
  { 'data.source': 'glyphs', 'clients.partition.kind': 'dirichlet', 'method.id': 'harmony' },
  { 'data.source': 'file', 'clients.partition.kind': 'classes', 'method.id': 'splitgp' },
] as const satisfies Kinds[];

/** How many changes, and of how many fields each. */
const CHANGES = 8;
const SET = 5;

/** A spec that sets every field but one in eight, as a difference from the default one. */
function drawnSpec(random: Stream): Difference {
  for (;;) {
    const kinds = KINDS[random.below(KINDS.length)]!;
    const fields = fieldsOf(kinds).filter(({ kind }) => kind !== 'fixed' && kind !== 'changes');
    const drawn = fields.filter(() => random.below(8) > 0);
    const settings = [
      ...Object.entries(kinds).map(([path, value]) => ({ path, value })),
      ...drawn.map((field) => drawnSetting(field, kinds, random)),
      { path: 'clients.count', value: 8 + random.below(24) },
      { path: 'method.rounds', value: CHANGES + random.below(60) },
    ];
    const spec = settings.reduce(applySetting, {} as Difference);
    const changed = { ...spec, changes: drawnChanges(kinds, random) };
    if (isAllowed(changed)) return changed;
  }
}

function drawnSetting(field: FormField, kinds: Kinds, random: Stream): Setting {
  const { path, kind, options } = field;
  if (Object.hasOwn(kinds, path)) return { path, value: kinds[path as keyof Kinds] };
  if (kind === 'toggle') return { path, value: random.below(2) === 0 };
  if (kind === 'choice') return { path, value: options[random.below(options.length)] };
  if (kind === 'architectures') return { path, value: drawnArchitectures(random) };
  if (kind === 'hash') return { path, value: hex(64, random) };
  return { path, value: drawnNumber(field, random) };
}

/** Within bounds, and not far above the default, so that it fits into memory; three digits, as people write them. */
function drawnNumber({ kind, min, max, default: usual }: FormField, random: Stream): number {
  const high = Math.min(max!, Math.max(1, 4 * Number(usual)));
  const value = min! + random.uniform() * (high - min!);
  return kind === 'whole' ? Math.round(value) : Number(value.toPrecision(3));
}

function drawnArchitectures(random: Stream): string[] {
  const short = ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'];
  return Array.from({ length: 1 + random.below(6) }, () =>
    random.below(2) === 0
      ? short[random.below(short.length)]!
      : `mlp:${1 + random.below(512)}-${1 + random.below(512)}`,
  );
}

function drawnChanges(kinds: Kinds, random: Stream) {
  const open = changeable(readSpec({ method: { id: kinds['method.id'] } }));
  const fields = fieldsOf(kinds).filter(({ path, kind }) => kind === 'real' && open.includes(path));
  return Array.from({ length: CHANGES }, (_, i) => {
    const set = random.shuffled(fields).slice(0, SET);
    const values = set.map((field) => [field.path, drawnNumber(field, random)] as const);
    return { round: i + 1, set: Object.fromEntries(values) };
  });
}

function isAllowed(spec: Difference): boolean {
  try {
    readSpec(spec);
    return true;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}

function hex(digits: number, random: Stream): string {
  return Array.from({ length: digits }, () => random.below(16).toString(16)).join('');
}
