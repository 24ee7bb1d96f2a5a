import * as v from 'valibot';
import { type FrontMatter, type Problem, readFrontMatter } from './frontMatter.ts';
import { slices, type Slice } from './fences.ts';
import { type Block, figuresIn, readProse } from './prose.ts';

/** A notebook: arms, and cells in the order of its file. `head` and the cells' sources, joined, are the file. */
export interface Notebook extends FrontMatter {
  /** Exact text of the front matter with its two lines. */
  readonly head: string;
  readonly cells: readonly Cell[];
}

export type Cell = ProseCell | FencedCell;

export interface ProseCell {
  readonly kind: 'prose';
  readonly source: string;
  readonly prose: readonly Block[];
}

/** A cell of some kind. One with a problem keeps its source and is shown as text. */
export interface FencedCell {
  readonly kind: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly problem: string | null;
}

/** The kinds of cells that a reader knows: for each, a schema of its parameters, given the names of the arms. */
export type Kinds = Readonly<Record<string, (arms: readonly string[]) => v.GenericSchema>>;

/** Names the arms on the two maps, whichever they are, where a figure of an arm is asked for. */
export const SHOWN_ARMS = ['before', 'after'] as const;

/** Notebook text without readable front matter. */
export class NotebookError extends Error {
  override name = 'NotebookError';
}

const HEAD = /^---\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/;

/**
 * Reads a notebook. `file` is its name in errors; without `kinds` cells are kept but their parameters not checked.
 * `problems` names the file, line and field of everything wrong in cells; a cell with a problem carries it too.
 * @throws NotebookError if the front matter or an arm cannot be read.
 */
export function readNotebook(
  text: string,
  file: string,
  kinds?: Kinds,
): { notebook: Notebook; problems: string[] } {
  const at = ({ line, message }: Problem) => `${file}:${line}: ${message}`;
  const match = HEAD.exec(text);
  if (!match)
    throw new NotebookError(`${file}:1: does not begin with front matter between two lines ---`);
  const wrong: Problem[] = [];
  const front = readFrontMatter(match[1]!, wrong);
  if (!front || wrong.length) throw new NotebookError(wrong.map(at).join('\n'));
  const [head] = match;
  const cut = slices(text.slice(head.length), head.split('\n').length);
  const arms = Object.keys(front.arms);
  const cells = cut.map((slice) => cellOf(slice, arms, kinds, wrong));
  return { notebook: { ...front, head, cells }, problems: wrong.map(at) };
}

/** The text of a notebook: of one just read, the very text it was read from. */
export function writeNotebook({ head, cells }: Notebook): string {
  return head + cells.map(({ source }) => source).join('');
}

function cellOf(
  { source, line, fence }: Slice,
  arms: readonly string[],
  kinds: Kinds | undefined,
  wrong: Problem[],
): Cell {
  if (!fence) return proseCell(source, line, arms, wrong);
  const read = readParameters(fence, arms, kinds);
  if (read.problem) wrong.push({ line, message: `${fence.kind || 'cell'}: ${read.problem}` });
  return { kind: fence.kind, source, ...read };
}

function proseCell(
  source: string,
  line: number,
  arms: readonly string[],
  wrong: Problem[],
): ProseCell {
  const prose = readProse(source);
  for (const { arm, path } of figuresIn(prose)) {
    if ([...arms, ...SHOWN_ARMS].includes(arm)) continue;
    wrong.push({
      line,
      message: `{{${[arm, ...path].join('.')}}}: ${arm} is not an arm of this notebook`,
    });
  }
  return { kind: 'prose', source, prose };
}

function readParameters(
  { kind, body, closed }: NonNullable<Slice['fence']>,
  arms: readonly string[],
  kinds: Kinds | undefined,
): Pick<FencedCell, 'parameters' | 'problem'> {
  const refused = (problem: string) => ({ parameters: {}, problem });
  if (!closed) return refused('its fence has no end');
  if (kinds && !Object.hasOwn(kinds, kind))
    return refused(`is not a kind of cell; the kinds are ${Object.keys(kinds).join(', ')}`);
  let json: unknown;
  try {
    json = body.trim() === '' ? {} : JSON.parse(body);
  } catch (error) {
    return refused(`is not JSON: ${(error as Error).message}`);
  }
  const schema = kinds?.[kind]?.(arms) ?? v.record(v.string(), v.unknown());
  const result = v.safeParse(schema, json);
  if (!result.success) return refused(result.issues.map(fieldProblem).join('; '));
  return { parameters: result.output as Record<string, unknown>, problem: null };
}

function fieldProblem(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}
