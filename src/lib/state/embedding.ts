import type { Notebook } from '#lib/notebook/notebook.ts';

/** Parts of a notebook's page that an embed may leave out. */
export const PARTS = [
  /** Title and summary. */
  'title',
  /** What the link claims, and whether it holds. */
  'claim',
  /** Every control below the maps. */
  'controls',
  /** What the button "More" opens. */
  'more',
  /** The figures beside the maps; also cells of chosen figures. */
  'figures',
  /** Where the figures come from, with the fingerprint. */
  'provenance',
  /** How the maps were made, and what is pointed at or selected. */
  'notes',
] as const;

/** Controls that an embed may leave out or lock: one that is in several cells, in all of them. */
export const CONTROLS = [
  'threshold',
  'rho',
  'stage',
  'colour',
  'alignment',
  'meta',
  /** Which arm stands on which side of the maps. */
  'arms',
  /** The filters of clients and classes. */
  'legend',
  /** Play, step and scrubber, with their keys. */
  'transport',
  /** Whatever trains. */
  'run',
  /** Two maps, or one with a slider. */
  'view',
  /** The server's eye. */
  'eye',
  'null-motion',
  /** The speeds that the latency is computed from. */
  'latency',
  /** Other data, other weights. */
  'dice',
  /** Every field of the experiment. */
  'fields',
  /** A change from the round on show on. */
  'fork',
] as const;

/** Names that stand for several controls. */
export const GROUPS = {
  parts: ['alignment', 'meta'],
  spec: ['fields', 'dice', 'fork'],
} as const satisfies Record<string, readonly Control[]>;

/** What no embed has: it may be named, and is left out without. */
export const NEVER = ['masthead', 'bar', 'edit', 'share'] as const;

export type Part = (typeof PARTS)[number];
export type Control = (typeof CONTROLS)[number];

/** How a page shows its notebook inside another page; what is not embedded leaves out and locks nothing. */
export interface Embedding {
  readonly embed: boolean;
  /** Parts, controls and kinds of cells that are left out. */
  readonly hide: ReadonlySet<string>;
  /** Controls whose value can be read, not set: those that were named, and those that are left out. */
  readonly lock: ReadonlySet<Control>;
  /** One sentence for each setting of the query that names what there is not. */
  readonly problems: readonly string[];
}

/** A page by itself. */
export const WHOLE: Embedding = { embed: false, hide: new Set(), lock: new Set(), problems: [] };

/** What the settings of an embed are called in the query; all of them are of no meaning without `embed`. */
const SETTINGS = ['embed', 'hide', 'lock', 'theme'] as const;
const THEMES = ['light', 'dark'] as const;
/** An unknown name is repeated up to this length, and so many of them. */
const LONGEST = 32;
const MOST = 8;

/** Whether a query, with or without `?`, asks for a page inside another. */
export function isEmbed(search: string): boolean {
  return new URLSearchParams(search).has('embed');
}

/**
 * Reads `embed`, `hide=` and `lock=` of a query: names between commas. `kinds` are those of the cells. What is not known is
 * named in `problems`, and the rest is taken. Never throws.
 */
export function readEmbedding(search: string, kinds: readonly string[]): Embedding {
  if (!isEmbed(search)) return WHOLE;
  const query = new URLSearchParams(search);
  const controls = [...CONTROLS, ...Object.keys(GROUPS)];
  const hide = take(query, 'hide', [...PARTS, ...controls, ...kinds, ...NEVER]);
  const lock = take(query, 'lock', ['controls', ...controls, 'edit', 'share']);
  const theme = take(query, 'theme', THEMES);
  const hidden = new Set([...hide.names, ...membersOf(hide.names)]);
  const isLocked = (name: string) =>
    hidden.has(name) || lock.names.includes('controls') || lock.names.includes(name);
  return {
    embed: true,
    hide: hidden,
    lock: new Set([...CONTROLS.filter(isLocked), ...membersOf(lock.names)]),
    problems: [hide, lock, theme].flatMap(({ problem }) => problem ?? []),
  };
}

/** The address of the same page by itself, with its experiment and how it is read. */
export function wholeAddress(path: string, search: string, fragment: string): string {
  const query = new URLSearchParams(search);
  for (const name of SETTINGS) query.delete(name);
  const kept = String(query);
  return `${path}${kept && `?${kept}`}${fragment && `#${fragment}`}`;
}

/** The address of another page, shown inside the same frame in the same way if this one is: a query says how this one is. */
export function embedded(address: string, search: string): string {
  if (!isEmbed(search)) return address;
  const [, path = '', own = '', fragment = ''] = /^([^?#]*)([^#]*)(.*)$/s.exec(address) ?? [];
  const [query, asked] = [new URLSearchParams(own), new URLSearchParams(search)];
  for (const name of SETTINGS) {
    for (const value of asked.getAll(name)) query.append(name, value);
  }
  return `${path}?${query}${fragment}`;
}

/** A document without the cells that an embed leaves out; the same one if it leaves out none. */
export function shownOf(document: Notebook, { hide }: Embedding): Notebook {
  const cells = document.cells.filter(({ kind }) => !hide.has(kind));
  return cells.length < document.cells.length ? { ...document, cells } : document;
}

/** The control that sets a field of the spec. */
export function controlOf(path: string): Control {
  return path.startsWith('draws.') ? 'dice' : 'fields';
}

function take(query: URLSearchParams, setting: string, allowed: readonly string[]) {
  const written = query.getAll(setting).flatMap((text) => text.split(','));
  const names = [...new Set(written.map((name) => name.trim()).filter(Boolean))];
  const unknown = names.filter((name) => !allowed.includes(name));
  const words = `${listed(unknown)} ${unknown.length > 1 ? 'are' : 'is'} not among ${[...new Set(allowed)].join(', ')}`;
  return {
    names: names.filter((name) => allowed.includes(name)),
    problem: unknown.length ? `${setting}: ${words}` : null,
  };
}

function listed(names: readonly string[]): string {
  const said = names.slice(0, MOST).map((name) => name.slice(0, LONGEST));
  return [...said, ...(names.length > MOST ? ['…'] : [])].join(', ');
}

function membersOf(names: readonly string[]): Control[] {
  return Object.entries(GROUPS).flatMap(([group, members]) =>
    names.includes(group) ? members : [],
  );
}
