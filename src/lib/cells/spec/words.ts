import { methodSpecs } from '#lib/sim/methods/specs.ts';
import type { FormField } from '#lib/sim/form.ts';

/** What groups of fields are called. */
const HEADINGS: Readonly<Record<string, string>> = {
  '': 'The run',
  draws: 'Draws of the seed',
  'clients.partition': 'Who holds which classes',
  'method.rates': 'Learning rates',
  'method.meta': 'Meta-learning',
  'method.contrast': 'Alignment',
  'method.personalise': 'Personalisation',
  'method.realign': 'Realignment',
};

/** What fields are called whose own name says too little. */
const LABELS: Readonly<Record<string, string>> = {
  'draws.data': 'Draw of the data',
  'draws.weights': 'Draw of the initial weights',
  'data.sha256': 'SHA-256 of the file',
  'clients.count': 'Clients',
  'clients.partition.kind': 'Partition',
  'clients.partition.alpha': 'Concentration α',
  'method.id': 'Method',
  'method.rates.client': 'Client rate',
  'method.rates.server': 'Server rate',
  'method.exitWeight': 'Exit weight γ',
  'method.mix': 'Mixing λ',
  'method.meta.on': 'Meta-learning',
  'method.contrast.on': 'Alignment',
  'method.contrast.weight': 'Contrastive weight μ',
  'method.contrast.temperature': 'Temperature τ',
  'method.contrast.gradient': 'Contrastive gradient',
  'method.contrast.labels': 'Labels sent',
  'method.personalise.steps': 'Steps of personalisation',
  'method.realign.steps': 'Steps of realignment',
  changes: 'Changes midway',
};

/** What a group of fields is called, by its path. */
export function headingOf(group: string): string {
  return HEADINGS[group] ?? inWords(group);
}

/** What a field is called, by its path: `Steps per round`. */
export function labelOf(path: string): string {
  return LABELS[path] ?? inWords(path);
}

/** The words of a choice as a list shows them: a method by its name. */
export function optionsOf({ path, options }: FormField) {
  const names: Readonly<Record<string, { readonly name: string }>> =
    path === 'method.id' ? methodSpecs : {};
  return options.map((value) => ({ value, label: names[value]?.name ?? value }));
}

/** A value of a spec as text, as links and the command line write it. */
export function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inWords(path: string): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
