import { shown } from '../fields.ts';

/** Shorthands of the grammar `mlp:WIDTHS` and `cnn:CHANNELS`. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['mlp-s', 'mlp:64'],
  ['mlp-l', 'mlp:200-100'],
  ['cnn-s', 'cnn:8-16'],
  ['cnn-l', 'cnn:16-32'],
]);

/**
 * An extractor's architecture. `mlp:200-100` has hidden layers of 200 and 100 units; `cnn:8-16` has
 * 3 × 3 convolutions of stride 2 with 8 and 16 channels. Both end in a linear layer to the cut and
 * parameter-free layer normalisation.
 */
export interface Architecture {
  /** The shorthand if there is one, else the grammar: one architecture has one name. */
  readonly name: string;
  readonly family: 'mlp' | 'cnn';
  readonly widths: readonly number[];
}

/**
 * Reads an architecture from its name.
 * @throws Error that names the value and the grammar.
 */
export function readArchitecture(text: string): Architecture {
  const written = SHORTHANDS.get(text) ?? text;
  const match = /^(mlp|cnn):([1-9]\d{0,3}(?:-[1-9]\d{0,3})*)$/.exec(written);
  const widths = match?.[2]?.split('-').map(Number) ?? [];
  const [most, widest] = match?.[1] === 'cnn' ? [3, 64] : [4, 512];
  if (!match || widths.length > most || widths.some((width) => width > widest)) {
    throw new Error(
      `${shown(text)} is not an architecture; write ${[...SHORTHANDS.keys()].join(', ')}, ` +
        `mlp: with 1…4 widths of 1…512 or cnn: with 1…3 channel counts of 1…64 (mlp:200-100, cnn:8-16)`,
    );
  }
  const [name] = [...SHORTHANDS].find(([, long]) => long === written) ?? [written];
  return { name, family: match[1] as 'mlp' | 'cnn', widths };
}
