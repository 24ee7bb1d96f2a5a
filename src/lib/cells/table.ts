import * as v from 'valibot';
import type { Component } from 'svelte';
import { FIGURES } from '#lib/notebook/figureNames.ts';
import type { FencedCell, Kinds } from '#lib/notebook/notebook.ts';
import { accuracyParameters } from './accuracy/parameters.ts';
import { checkpointParameters } from './checkpoint/parameters.ts';
import { compareParameters } from './compare/parameters.ts';
import { differenceParameters } from './difference/parameters.ts';
import { list, said } from './parameters.ts';
import { mapParameters } from './map/parameters.ts';
import { predictParameters } from './predict/parameters.ts';
import { quizParameters } from './quiz/parameters.ts';
import { trainParameters } from './train/parameters.ts';
import { skewParameters } from './skew/parameters.ts';
import { specParameters } from './spec/parameters.ts';

/** What every cell's component is given; one that has no parameters needs neither. */
interface CellProps {
  readonly parameters: never;
  readonly cell: FencedCell;
}

/** One kind of cell. */
interface Row {
  /** Fetches what draws it. */
  readonly component: () => Promise<{ readonly default: Component<CellProps> | Component }>;
  /** The schema of its parameters, given the names of the arms. */
  readonly parameters: (arms: readonly string[]) => v.GenericSchema;
  /** What it shows, in a few words. */
  readonly about: string;
  /** Parameters of a new one. */
  readonly example: Readonly<Record<string, unknown>>;
}

const figureName = v.picklist(
  Object.keys(FIGURES),
  `is not a figure; the figures are ${Object.keys(FIGURES).join(', ')}`,
);
const none = () => v.strictObject({}, 'is not a parameter of this kind of cell');

/** Every kind of cell beside prose. */
export const cellTable = {
  map: {
    component: () => import('./Map.svelte'),
    parameters: mapParameters,
    about: 'features before and after, with every control',
    example: {},
  },
  data: {
    component: () => import('./Data.svelte'),
    parameters: none,
    about: 'which classes each client holds',
    example: {},
  },
  clients: {
    component: () => import('./Clients.svelte'),
    parameters: none,
    about: 'architectures and what they cost',
    example: {},
  },
  train: {
    component: () => import('./Train.svelte'),
    parameters: trainParameters,
    about: 'learning curves, and a round step by step with all that is sent',
    example: {},
  },
  skew: {
    component: () => import('./Skew.svelte'),
    parameters: skewParameters,
    about: 'skew measured: ratio, probes, who sent it, leakage',
    example: {},
  },
  accuracy: {
    component: () => import('./Accuracy.svelte'),
    parameters: accuracyParameters,
    about: 'right answers by client and class',
    example: {},
  },
  exit: {
    component: () => import('./Exit.svelte'),
    parameters: none,
    about: 'the exit threshold and its price',
    example: {},
  },
  draw: {
    component: () => import('./Draw.svelte'),
    parameters: none,
    about: 'draw a digit, and ask every model',
    example: {},
  },
  compare: {
    component: () => import('./Compare.svelte'),
    parameters: compareParameters,
    about: 'arms side by side, over rounds, bytes or FLOPs; one field swept',
    example: {},
  },
  difference: {
    component: () => import('./Difference.svelte'),
    parameters: differenceParameters,
    about: 'which one thing differs, and which answers it turned',
    example: {},
  },
  figures: {
    component: () => import('./Figures.svelte'),
    parameters: () => v.strictObject({ figures: list(figureName, 1, 8) }, said),
    about: 'chosen figures, from before to after',
    example: { figures: ['skew.trunk', 'serverAccuracyOod'] },
  },
  spec: {
    component: () => import('./Spec.svelte'),
    parameters: specParameters,
    about: 'every field of an arm',
    example: {},
  },
  predict: {
    component: () => import('./Predict.svelte'),
    parameters: predictParameters,
    about: 'a curve, a number or a client, predicted before it is seen',
    example: {
      ask: 'curve',
      question: 'How does the server do on classes that a client never saw?',
      figure: 'after.serverAccuracyOod',
    },
  },
  quiz: {
    component: () => import('./Quiz.svelte'),
    parameters: quizParameters,
    about: 'a question with a few options',
    example: {
      question: 'What do clients of one architecture average?',
      options: [
        { text: 'Their parameters', right: true, why: 'They have the same shapes.' },
        { text: 'Their features', why: 'Features are sent to the server, and stay apart.' },
      ],
    },
  },
  checkpoint: {
    component: () => import('./Checkpoint.svelte'),
    parameters: checkpointParameters,
    about: 'a goal on the figures, checked as they come',
    example: {
      goal: 'Bring the skew ratio at the trunk below 0.2.',
      conditions: [{ figure: 'after.skew.trunk', atMost: 0.2 }],
    },
  },
} as const satisfies Record<string, Row>;

/** Every kind as the reader can add it. */
export const additions = Object.entries(cellTable).map(([kind, { about, example }]) => ({
  kind,
  about,
  example,
}));

/** What draws a cell. */
export type CellComponent = Component<{ parameters: unknown; cell: FencedCell }>;

const fetched = new Map<string, CellComponent>();

/** Fetches what draws these cells, so that they can be drawn at once. */
export async function fetchComponents(cells: readonly { readonly kind: string }[]): Promise<void> {
  await Promise.all([...new Set(cells.map(({ kind }) => kind))].map(fetchComponent));
}

/** The component of a kind of cell that has been fetched; undefined for others, and for a kind that is not known. */
export function componentOf(kind: string): CellComponent | undefined {
  return fetched.get(kind);
}

/** The component of a kind of cell; undefined for a kind that is not known. */
export async function fetchComponent(kind: string): Promise<CellComponent | undefined> {
  const rows: Record<string, Row> = cellTable;
  if (!Object.hasOwn(rows, kind)) return undefined;
  const { default: component } = await rows[kind]!.component();
  fetched.set(kind, component as CellComponent);
  return fetched.get(kind);
}

/** The schemas alone, for reading a notebook. */
export const kinds: Kinds = Object.fromEntries(
  Object.entries(cellTable).map(([kind, { parameters }]) => [kind, parameters]),
);
