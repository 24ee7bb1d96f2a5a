import { parse } from 'devalue';
import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type PackedKept, unpack } from './packing.ts';
import type { KeptReport, Report } from './report.ts';

/** The recorded runs of one notebook's arms, as the page first gets them: every round's figures, no kept round yet. */
export interface Recordings {
  readonly arms: Readonly<Record<string, RecordedArm>>;
}

export interface RecordedArm {
  readonly spec: Spec;
  readonly opening: Opening;
  /** Hash of the last round. */
  readonly fingerprint: string;
  readonly reports: readonly Report[];
}

/** The index file of a notebook's recordings: what the arms share is stored once. */
export interface RecordingIndex {
  readonly format: 1;
  /** The engine profile that made them. */
  readonly engine: string;
  readonly opening: Opening;
  readonly arms: Readonly<Record<string, StoredArm>>;
}

export interface StoredArm extends Omit<RecordedArm, 'opening'> {
  /** What differs from the shared opening: architectures and their costs, by client. */
  readonly cards: readonly Pick<ClientCard, 'architecture' | 'parameters' | 'flops'>[];
}

export type Fetch = (path: string) => Promise<Response>;

/** Where a notebook's recordings lie, below the site's base. */
export function indexPath(notebook: string): string {
  return `recordings/${notebook}/index.json`;
}

/** Where one kept round of one arm lies. */
export function keptPath(notebook: string, arm: string, round: number): string {
  return `recordings/${notebook}/${arm}-${round}.json`;
}

/**
 * Fetches a notebook's recordings.
 * @throws Error that names the file when there is none, or one of another format.
 */
export async function loadRecordings(notebook: string, fetch: Fetch): Promise<Recordings> {
  const path = indexPath(notebook);
  const { format, opening, arms } = await load<RecordingIndex>(path, fetch);
  if (format !== 1) throw new Error(`${path}: format ${format} is not 1`);
  const entries = Object.entries(arms).map(([name, { cards, ...arm }]) => {
    const clients = opening.clients.map((client, id) => ({ ...client, ...cards[id] }));
    return [name, { ...arm, opening: { ...opening, clients } }];
  });
  return { arms: Object.fromEntries(entries) };
}

/** Fetches one kept round of one recorded arm. */
export async function loadKept(
  notebook: string,
  arm: string,
  round: number,
  fetch: Fetch,
): Promise<KeptReport> {
  return unpack(await load<PackedKept>(keptPath(notebook, arm, round), fetch));
}

async function load<T>(path: string, fetch: Fetch): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return parse(await response.text()) as T;
}
