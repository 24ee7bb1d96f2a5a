import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Stream } from '#lib/sim/random.ts';
import { forged } from './examples.ts';

/** A payload with up to three of its characters, or runs of them, changed. */
export function mutatedPayload(payload: string, random: Stream): string {
  let text = payload;
  for (let times = 1 + random.below(3); times > 0; times--) {
    text = CHARACTERS[random.below(CHARACTERS.length)]!(text, random);
  }
  return text;
}

/** A payload whose content was changed in up to four places, by whoever knows the format: its checksum fits. */
export function mutatedContent(content: string, random: Stream): string {
  if (random.below(20) === 0) return forged(mutatedBytes(utf8ToBytes(content), random));
  const changed = { root: JSON.parse(content) as unknown };
  for (let times = 1 + random.below(4); times > 0; times--) mutate(changed, random);
  return forged(deepened(JSON.stringify(changed.root) ?? ''));
}

/** Stands for lists in lists, deeper than some engines write them. */
const DEEP = 'three thousand lists';

function deepened(text: string): string {
  return text.replace(`"${DEEP}"`, '['.repeat(3000) + ']'.repeat(3000));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STRANGE = `${DIGITS}=+/ %&#é\u0000💥`;

const CHARACTERS: readonly ((text: string, random: Stream) => string)[] = [
  (text, random) => replaced(text, random, 1, DIGITS[random.below(64)]!),
  (text, random) => replaced(text, random, 1, STRANGE[random.below(STRANGE.length)]!),
  (text, random) => replaced(text, random, 0, DIGITS[random.below(64)]!),
  (text, random) => replaced(text, random, 1 + random.below(40), ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => {
    const [from, length] = [random.below(text.length + 1), random.below(60)];
    return replaced(text, random, 0, text.slice(from, from + length));
  },
  (text, random) => {
    const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return text.slice(high) + text.slice(low, high) + text.slice(0, low);
  },
  (text, random) => (random.below(50) === 0 ? text.repeat(1 + random.below(30)) : text),
];

function replaced(text: string, random: Stream, length: number, by: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + by + text.slice(at + length);
}

function mutatedBytes(bytes: Uint8Array, random: Stream): Uint8Array {
  const mutated = bytes.slice(0, random.below(3) === 0 ? random.below(bytes.length) : bytes.length);
  if (mutated.length > 0) mutated[random.below(mutated.length)] = random.below(256);
  return mutated;
}

/** A place in parsed JSON: what holds it, and under which name. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Changes one value, one name, or what is in one group or list. */
function mutate(content: { root: unknown }, random: Stream): void {
  const places = placesIn(content, []);
  const { holder, name } = places[random.below(places.length)]!;
  const inner = holder[name];
  const kind = random.below(6);
  if (kind === 0 && holder !== (content as object)) Reflect.deleteProperty(holder, name);
  else if (kind === 1) put(holder, strangeName(random), inner);
  else if (kind === 2 && typeof inner === 'object' && inner !== null) {
    put(inner, strangeName(random), strangeValue(random));
  } else if (kind === 3 && Array.isArray(inner)) grow(inner, random);
  else if (kind === 4) {
    const other = places[random.below(places.length)]!;
    put(holder, name, structuredClone(other.holder[other.name]));
  } else put(holder, name, strangeValue(random));
}

function placesIn(value: unknown, found: Place[]): Place[] {
  if (typeof value !== 'object' || value === null || found.length > 5000) return found;
  for (const name of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, name });
    placesIn((value as Record<string, unknown>)[name], found);
  }
  return found;
}

/** Also under `__proto__`, as JSON may. */
function put(holder: object, name: string, value: unknown): void {
  const options = { value, enumerable: true, writable: true, configurable: true };
  Object.defineProperty(holder, name === 'length' ? 'size' : name, options);
}

function grow(list: unknown[], random: Stream): void {
  const item = list.length ? list[random.below(list.length)] : 0;
  const length = random.below(50) === 0 ? 5000 : [1, 10, 63][random.below(3)]!;
  for (let i = 0; i < length; i++) list.push(i < 64 ? structuredClone(item) : i);
}

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '0',
  'arms',
  'spec',
];
const MORE_NAMES = [
  'tried',
  'changes',
  'clients',
  'method',
  'data',
  'readings',
  'run',
  'text',
  'title',
  'lesson',
  'seed',
];

function strangeName(random: Stream): string {
  const names = [...NAMES, ...MORE_NAMES, 'x'.repeat(10_000), 'é💥', `name${random.below(1000)}`];
  return names[random.below(names.length)]!;
}

const NUMBERS = [-1, 0, -0, 1e308, -1e308, 5e-324, 0.1, 9007199254740992, 4294967296];
const WORDS = ['', '__proto__', 'fedavg', 'harmony', 'dirichlet', 'before', 'after', 'mlp:512-512'];

/** The spec of an arm that takes longest to check. */
export const HEAVY = {
  data: { trainPerClient: 100 },
  clients: {
    count: 64,
    partition: { kind: 'dirichlet', alpha: 100 },
    architectures: Array.from({ length: 16 }, (_, i) => `mlp:${500 - i}-${400 + i}-300-200`),
  },
  changes: Array.from({ length: 8 }, (_, i) => ({
    round: i + 1,
    set: { 'method.rates.client': 0.1 },
  })),
};

const VALUES: readonly ((random: Stream) => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => ({ toString: 1, valueOf: null, toJSON: 1, then: 1 }),
  (random) => NUMBERS[random.below(NUMBERS.length)],
  (random) => random.below(600),
  (random) => WORDS[random.below(WORDS.length)],
  (random) => 'x'.repeat(random.below(400)),
  (random) => '\ud800'.repeat(1 + random.below(3)),
  (random) => nested(random.below(60), random.below(2) === 0),
  () => Array.from({ length: 24 }, (_, i) => ({ name: `arm${i}` })),
];

const HUGE: readonly ((random: Stream) => unknown)[] = [
  () => DEEP,
  () => HEAVY,
  (random) => 'x'.repeat(random.below(200_000)),
  (random) => Array.from({ length: random.below(10_000) }, (_, i) => i),
  () => Array.from({ length: 64 }, () => 'not-an-architecture'),
  () => Array.from({ length: 5000 }, () => 'not-an-architecture'),
  () => Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`field${i}`, i])),
  () => Array.from({ length: 24 }, (_, i) => ({ name: `arm${i}`, spec: HEAVY })),
  () => [{ round: 1, set: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`a${i}`, 1])) }],
];

function strangeValue(random: Stream): unknown {
  const values = random.below(50) === 0 ? HUGE : VALUES;
  return structuredClone(values[random.below(values.length)]!(random));
}

function nested(depth: number, inLists: boolean): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = inLists ? [value] : { method: value };
  return value;
}
