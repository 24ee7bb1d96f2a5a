import * as v from 'valibot';
import type { Component } from 'svelte';
import type { Kinds } from '#lib/notebook/notebook.ts';
import Accuracy from './Accuracy.svelte';
import Clients from './Clients.svelte';
import Data from './Data.svelte';
import Exit from './Exit.svelte';
import MapCell from './Map.svelte';
import Train from './Train.svelte';
import { mapParameters } from './map/parameters.ts';

/** One kind of cell: what draws it, and the schema of its parameters, given the names of the arms. */
interface Row {
  readonly component: Component<{ readonly parameters: never }> | Component;
  readonly parameters: (arms: readonly string[]) => v.GenericSchema;
}

const none = () => v.strictObject({}, 'is not a parameter of this kind of cell');

/** Every kind of cell beside prose. */
export const cellTable = {
  map: { component: MapCell, parameters: mapParameters },
  data: { component: Data, parameters: none },
  clients: { component: Clients, parameters: none },
  train: { component: Train, parameters: none },
  accuracy: { component: Accuracy, parameters: none },
  exit: { component: Exit, parameters: none },
} as const satisfies Record<string, Row>;

/** The component of a kind of cell; undefined for a kind that is not known. */
export function componentOf(kind: string) {
  const rows: Record<string, Row> = cellTable;
  const row = Object.hasOwn(rows, kind) ? rows[kind] : undefined;
  return row?.component as Component<{ parameters: unknown }> | undefined;
}

/** The schemas alone, for reading a notebook. */
export const kinds: Kinds = Object.fromEntries(
  Object.entries(cellTable).map(([kind, { parameters }]) => [kind, parameters]),
);
