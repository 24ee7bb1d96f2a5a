import * as v from 'valibot';
import { type Slice, slices } from './fences.ts';
import { figureProblem } from './figureNames.ts';
import type { Problem } from './frontMatter.ts';
import { figuresIn, refusedIn } from './inlines.ts';
import { lineOf } from './lines.ts';
import type { Cell, FencedCell, Kinds, ProseCell } from './notebook.ts';
import { type Block, readProse } from './prose.ts';

/** What cells are read with. */
export interface Reading {
  /** The names of the notebook's arms. */
  readonly arms: readonly string[];
  /** Without it, parameters are not checked. */
  readonly kinds: Kinds | undefined;
}

/**
 * Reads cells from a piece of a notebook's body, which begins with what is not blank, at a line of the file. `id` gives
 * each its identity; what is wrong goes to `problems` and to the cell.
 */
export function readCells(
  body: string,
  firstLine: number,
  reading: Reading,
  id: () => string,
  problems: Problem[] = [],
): Cell[] {
  return slices(body, firstLine).map((slice) => {
    const { cell, wrong } = slice.fence
      ? fencedCell(slice, slice.fence, id(), reading)
      : proseCell(slice, id(), reading);
    problems.push(...wrong);
    return cell;
  });
}

function proseCell({ source, line }: Slice, id: string, { arms }: Reading) {
  const { prose, unread } = readOrText(source);
  const found = unread ?? [...refused(prose, source), ...strangers(prose, source, arms)];
  const wrong = found.map((problem) => ({ ...problem, line: line + problem.line }));
  const problem = wrong.map(({ message }) => message).join('; ') || null;
  const cell: ProseCell = { kind: 'prose', id, source, prose, problem };
  return { cell, wrong };
}

/** Prose that cannot be read, such as quotes nested by the thousand, is one paragraph of plain text, and a problem. */
function readOrText(source: string): { prose: Block[]; unread: Problem[] | null } {
  try {
    return { prose: readProse(source), unread: null };
  } catch (error) {
    const why = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    const prose: Block[] = [
      { type: 'paragraph', inlines: [{ type: 'text', text: source.trim() }] },
    ];
    return { prose, unread: [{ line: 0, message: `prose cannot be read: ${why}` }] };
  }
}

/** Lines here are counted from that of the cell. */
function refused(prose: readonly Block[], source: string): Problem[] {
  const line = lineOf(source);
  return refusedIn(prose).map(({ source: text, problem }) => ({
    line: line(text.split('\n')[0]!),
    message: `${text}: ${problem}`,
  }));
}

/** Figures that the notebook does not have: of no arm of it, or by no name of a figure. */
function strangers(prose: readonly Block[], source: string, arms: readonly string[]): Problem[] {
  const line = lineOf(source);
  return figuresIn(prose).flatMap((figure) => {
    const name = [figure.arm, ...figure.path].join('.');
    const at = line(name);
    const problem = figureProblem(figure, arms);
    return problem === null ? [] : [{ line: at, message: `{{${name}}}: ${problem}` }];
  });
}

function fencedCell(
  { source, line }: Slice,
  fence: NonNullable<Slice['fence']>,
  id: string,
  reading: Reading,
) {
  const read = readParameters(fence, reading);
  const { kind } = fence;
  const wrong = read.problems.map(({ field, text }) => ({
    line: line + lineOfField(fence.body, field),
    message: `${kind || 'cell'}: ${text}`,
  }));
  const problem = read.problems.map(({ text }) => text).join('; ') || null;
  const cell: FencedCell = { kind, id, source, parameters: read.parameters, problem };
  return { cell, wrong };
}

/** Something wrong with a field of a cell's parameters; `field` null is the cell itself. */
interface Wrong {
  readonly field: string | null;
  readonly text: string;
}

function readParameters(
  { kind, body, closed }: NonNullable<Slice['fence']>,
  { arms, kinds }: Reading,
): { parameters: Record<string, unknown>; problems: readonly Wrong[] } {
  const refused = (text: string) => ({ parameters: {}, problems: [{ field: null, text }] });
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
  if (result.success) return { parameters: result.output as Record<string, unknown>, problems: [] };
  return { parameters: {}, problems: result.issues.map(fieldProblem) };
}

function fieldProblem(issue: v.BaseIssue<unknown>): Wrong {
  const path = v.getDotPath(issue);
  const names = path?.split('.').filter((name) => !/^\d+$/.test(name));
  return { field: names?.at(-1) ?? null, text: path ? `${path}: ${issue.message}` : issue.message };
}

/** The line of a field within its cell, counted from the fence's; that of the fence if it is not there. */
function lineOfField(body: string, field: string | null): number {
  const at = field === null ? -1 : body.indexOf(JSON.stringify(field));
  return at < 0 ? 0 : body.slice(0, at).split('\n').length;
}
