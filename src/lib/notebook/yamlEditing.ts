import { isMap, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';

/** A part of a text, from one offset to another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const INLINE = { collectionStyle: 'flow', lineWidth: 0, blockQuote: false } as const;

/**
 * YAML with another value at a path of fields; undefined takes the field away. Only the lines of the field change, or of
 * the group around it where that is written in one line; a new field comes after the others of its group.
 * @throws Error if the text is not YAML.
 */
export function withValue(yaml: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(yaml, { prettyErrors: false });
  const [broken] = document.errors;
  if (broken) throw new Error(`front matter: ${broken.message}`);
  const around = path.slice(0, -1);
  const field = path.at(-1)!;
  const group: unknown = around.length ? document.getIn(around, true) : document.contents;
  if (!isMap(group))
    return around.length
      ? withValue(yaml, around, fields({ [field]: value }))
      : yaml + lines(field, value, '');
  if (group.flow || (value === undefined && group.items.length === 1)) {
    const all = fields({ ...(group.toJS(document) as object), [field]: value });
    if (around.length) return withValue(yaml, around, all);
    return Object.entries(all)
      .map(([name, part]) => lines(name, part, ''))
      .join('');
  }
  const pair = group.items.find(({ key }) => isScalar(key) && key.value === field);
  const indent = ' '.repeat(columnOf(yaml, startOf(group.items[0]!)));
  if (pair) return replaced(yaml, pair, field, value, indent);
  return inserted(yaml, endOf(yaml, group), lines(field, value, indent));
}

function replaced(yaml: string, pair: Pair, field: string, value: unknown, indent: string): string {
  const inline = inlineSpan(yaml, pair);
  if (inline && value !== undefined) return spliced(yaml, inline, written(value));
  const span = { from: lineStart(yaml, startOf(pair)), to: lineEnd(yaml, lastOf(pair)) };
  return spliced(yaml, span, lines(field, value, indent));
}

/** Where a value stands on the line of its field; null if it does not, or not on that line alone. */
function inlineSpan(yaml: string, { key, value }: Pair): Span | null {
  const range = (value as { range?: [number, number, number] } | null)?.range;
  if (!range || range[0] === range[1]) return null;
  const [from, to] = range;
  const isOneLine = !yaml.slice(startOf({ key } as Pair), to).includes('\n');
  return isOneLine ? { from, to } : null;
}

/** A field and its value as lines: arms and their groups one below the other, what is deeper in one line. */
function lines(field: string, value: unknown, indent: string): string {
  if (value === undefined) return '';
  const key = `${indent}${stringify(field, INLINE).trimEnd()}:`;
  const isBlock = field === 'arms' || (isArm(value) && indent !== '');
  if (!isBlock) return `${key} ${written(value)}\n`;
  const inner = Object.entries(value as object).map(([name, part]) =>
    lines(name, part, `${indent}  `),
  );
  return `${key}\n${inner.join('')}`;
}

function isArm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'title' in value;
}

function written(value: unknown): string {
  // A text of several lines is written in one.
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value);
  return stringify(value, INLINE).trimEnd();
}

function fields(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function inserted(yaml: string, at: number, text: string): string {
  const ended = at === 0 || yaml[at - 1] === '\n' ? text : `\n${text}`;
  return spliced(yaml, { from: at, to: at }, ended);
}

function spliced(yaml: string, { from, to }: Span, text: string): string {
  return yaml.slice(0, from) + text + yaml.slice(to);
}

function startOf({ key }: Pair): number {
  return (key as { range: [number] }).range[0];
}

/** The offset after a field's value, without comments and blank lines below it. */
function lastOf({ key, value }: Pair): number {
  const node = value as { range?: [number, number, number] } | null;
  if (isMap(node) && !node.flow && node.items.length) return lastOf(node.items.at(-1)!);
  return node?.range?.[1] ?? (key as { range: [number, number] }).range[1];
}

function endOf(yaml: string, group: YAMLMap): number {
  return lineEnd(yaml, lastOf(group.items.at(-1)!));
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
}

/** After the line in which the character before an offset stands. */
function lineEnd(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', Math.max(0, at - 1));
  return end < 0 ? yaml.length : end + 1;
}

function columnOf(yaml: string, at: number): number {
  return at - lineStart(yaml, at);
}
