import * as v from 'valibot';
import { choice, type KindNote, real, whole } from '#lib/sim/fields.ts';
import type { Setting } from './settings.ts';

/** What a link may say of how results are read, with bounds and defaults. */
const fields = {
  threshold: real(0.3, {
    min: 0,
    max: 1,
    help: 'A sample exits on the client if its normalised entropy is at most this.',
  }),
  rho: choice(['1', '0.5', '0'], { help: 'ρ: OOD samples in a client’s test set, per ID sample.' }),
  stage: choice(['trunk', 'cut', 'projector'], {
    help: 'Where features are looked at: at the cut, after the trunk, projected.',
  }),
  colour: choice(['client', 'class'], {
    help: 'What the colour of a mark means; the sign is the other.',
  }),
  alignment: choice(['on', 'off'], {
    help: 'Whether the arm on the right has contrastive alignment.',
  }),
  meta: choice(['on', 'off'], { help: 'Whether the arm on the right has simulated extractors.' }),
  before: v.optional(v.pipe(v.string(), v.metadata({ help: 'The arm on the left.' })), ''),
  after: v.optional(v.pipe(v.string(), v.metadata({ help: 'The arm on the right.' })), ''),
  round: v.optional(
    v.nullable(v.unwrap(whole(0, { min: 0, max: 500, help: 'The kept round that is shown.' }))),
    null,
  ),
  eye: choice(['reader', 'server'], {
    help: 'Whose eye sees the map: the server’s sees no labels, pictures or clients.',
  }),
  clientSpeed: real(0.01, {
    min: 0.001,
    max: 1000,
    unit: 'GFLOP/s',
    help: 'Arithmetic speed of a client, for the latency of an answer.',
  }),
  serverSpeed: real(100, {
    min: 1,
    max: 100_000,
    unit: 'GFLOP/s',
    help: 'Arithmetic speed of the server, for the latency of what is offloaded.',
  }),
  rtt: real(50, {
    min: 0,
    max: 2000,
    unit: 'ms',
    help: 'Round-trip time between a client and the server.',
  }),
  uplink: real(1, {
    min: 0.1,
    max: 10_000,
    unit: 'Mbit/s',
    help: 'Rate at which a client sends features to the server.',
  }),
  view: choice(['auto', 'two', 'one'], { help: 'Two maps side by side, or one with a slider.' }),
};

const schema = v.object(fields);

/** How results are read: nothing here is ever trained for. `round` null is the last one. */
export type Readings = Readonly<v.InferOutput<typeof schema>>;

/** The readings that the latency of a query depends on, beside the threshold and ρ. */
export const LATENCY_READINGS = ['clientSpeed', 'serverSpeed', 'rtt', 'uplink'] as const;

/** Unit, bounds and a sentence on a reading that is a number. */
export function readingNote(path: (typeof LATENCY_READINGS)[number]): KindNote {
  return v.getMetadata(fields[path].wrapped) as unknown as KindNote;
}

/** Every reading at its default. */
export const DEFAULT_READINGS: Readings = v.parse(schema, {});

/** Whether a name is that of a reading, not of a field of the spec. */
export function isReading(path: string): path is keyof Readings {
  return Object.hasOwn(fields, path);
}

/** Readings from the pairs of a link, upon others; a value that is not allowed is named and the one below it taken. */
export function readReadings(
  settings: readonly Setting[],
  upon: Readings = DEFAULT_READINGS,
): {
  readings: Readings;
  problems: string[];
} {
  const readings: Record<string, unknown> = { ...upon };
  const problems: string[] = [];
  for (const { path, value } of settings) {
    if (!isReading(path)) continue;
    const words = typeof readings[path] === 'string';
    const result = v.safeParse(fields[path] as v.GenericSchema, words ? String(value) : value);
    if (result.success) readings[path] = result.output;
    else problems.push(`${path}: ${result.issues[0].message}`);
  }
  return { readings: readings as Readings, problems };
}

/** The readings that differ from others, by default their defaults, as the pairs of a link. */
export function readingSettings(readings: Readings, than: Readings = DEFAULT_READINGS): Setting[] {
  return Object.entries(readings)
    .filter(([path, value]) => value !== than[path as keyof Readings])
    .map(([path, value]) => ({ path, value: path === 'rho' ? Number(value) : value }));
}
