import { columns } from '../../src/cli/table.ts';
import type { Part, Row } from './part.ts';

const HEAD = ['', 'median', 'quartiles', 'unit', 'target'];

/** The parts as one table, for reading. */
export function tableOf(parts: readonly Part[]): string {
  const cells = parts.map(({ rows }) => rows.map(cellsOf));
  const lines = columns([HEAD, ...cells.flat()]);
  const [head, ...body] = lines as [string, ...string[]];
  let next = 0;
  const sections = parts.flatMap(({ title, rows }) => [
    '',
    title,
    ...body.slice(next, (next += rows.length)),
  ]);
  return [head, ...sections].map((line) => line.trimEnd()).join('\n');
}

/** A number to three significant digits, whole from 100 on: no figure here is better known. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  return size >= 10 ? value.toFixed(1) : value.toFixed(size >= 0.01 || size === 0 ? 2 : 4);
}

function cellsOf({ name, value, unit, target = '' }: Row): string[] {
  const isSpread = typeof value === 'object';
  const middle = isSpread ? value.median : value;
  return [
    `  ${name}`,
    typeof middle === 'number' ? shown(middle) : middle,
    isSpread ? value.quartiles.map(shown).join(' … ') : '',
    unit,
    target,
  ];
}
