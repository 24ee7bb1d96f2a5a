import { isGroup } from './difference.ts';

/** A line of parameters is at most this long, if it can be broken. */
const WIDTH = 100;

/** The source of a fenced cell with parameters between the lines of its fence, which stay as they are. */
export function withBody(source: string, parameters: Readonly<Record<string, unknown>>): string {
  const [opening = '', ...rest] = source.split(/(?<=\n)/);
  const mark = /^(`+|~+)/.exec(opening)?.[0] ?? '```';
  const end = rest.findIndex((line) => isClosing(line.trim(), mark));
  const below = end < 0 ? `${mark}\n` : rest.slice(end).join('');
  return `${opening.trimEnd()}${/\r?\n$/.exec(opening)?.[0] ?? '\n'}${bodyOf(parameters)}${below}`;
}

/** Parameters as the lines of a fence; none if there are none. */
export function bodyOf(parameters: Readonly<Record<string, unknown>>): string {
  return Object.keys(parameters).length === 0 ? '' : `${written(parameters, '', 0)}\n`;
}

function isClosing(line: string, mark: string): boolean {
  return line.length >= mark.length && line === mark[0]!.repeat(line.length);
}

/** JSON in one line where it fits, else with a line for each field or item. */
function written(value: unknown, indent: string, before: number): string {
  const line = inLine(value);
  if (indent.length + before + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => inner + written(item, inner, 1));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!isGroup(value)) return line;
  const fields = Object.entries(value).map(([name, field]) => {
    const key = `${JSON.stringify(name)}: `;
    return inner + key + written(field, inner, key.length + 1);
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (!isGroup(value)) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(
    ([name, field]) => `${JSON.stringify(name)}: ${inLine(field)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
