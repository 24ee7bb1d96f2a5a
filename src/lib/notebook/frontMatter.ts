import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { SpecError } from '#lib/sim/spec.ts';
import { type ArmEntry, armSpec } from './arms.ts';
import type { Difference } from './difference.ts';

/** What stands above a notebook's first cell. */
export interface FrontMatter {
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly spec: Difference;
  readonly arms: Readonly<Record<string, ArmEntry>>;
}

/** Something wrong at a line of the file, from 1. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

const text = v.pipe(v.string('is not text'), v.trim(), v.minLength(1, 'is empty'));
const difference = v.optional(v.record(v.string(), v.unknown(), 'is not a group of fields'), {});
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][\w-]*$/i, 'is not a name of an arm: letters, digits, - and _'),
);
const said = (issue: v.BaseIssue<unknown>) =>
  issue.expected === 'never'
    ? 'is not a field here'
    : issue.received === 'undefined'
      ? 'is missing'
      : 'is not a group of fields';

const schema = v.strictObject(
  {
    title: text,
    summary: text,
    minutes: v.pipe(
      v.number('is not a number'),
      v.minValue(1, 'is not in 1…120'),
      v.maxValue(120, 'is not in 1…120'),
    ),
    spec: difference,
    arms: v.pipe(
      v.record(
        name,
        v.strictObject({ title: text, spec: difference }, said),
        'is not a group of arms',
      ),
      v.check((arms) => Object.keys(arms).length > 0, 'names no arm'),
    ),
  },
  said,
);

/**
 * Reads the YAML between the two lines `---`, which begins at line 2 of the file; also every arm's spec.
 * What is wrong goes to `problems` with its line; null if nothing can be made of the rest.
 */
export function readFrontMatter(yaml: string, problems: Problem[]): FrontMatter | null {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  if (document.errors.length) {
    problems.push(
      ...document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message })),
    );
    return null;
  }
  const lineOf = (path: readonly unknown[]): number => {
    const node = document.getIn(path, true) as { range?: [number] } | undefined;
    if (node?.range || path.length === 0) return lineAt(node?.range?.[0] ?? 0);
    return lineOf(path.slice(0, -1));
  };
  const result = v.safeParse(schema, document.toJS());
  if (!result.success) {
    problems.push(...result.issues.map((issue) => located(issue, lineOf)));
    return null;
  }
  checkArms(result.output, (path, message) => problems.push({ line: lineOf(path), message }));
  return result.output;
}

function located(
  issue: v.BaseIssue<unknown>,
  lineOf: (path: readonly unknown[]) => number,
): Problem {
  const path = issue.path?.map(({ key }) => key) ?? [];
  return { line: lineOf(path), message: `${path.join('.') || 'front matter'}: ${issue.message}` };
}

function checkArms(
  front: FrontMatter,
  say: (path: readonly unknown[], message: string) => void,
): void {
  for (const arm of Object.keys(front.arms)) {
    try {
      armSpec(front, arm);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      for (const problem of error.problems) {
        const [field = ''] = problem.split(':');
        say(['arms', arm, 'spec', ...field.split('.')], `arms.${arm}.spec.${problem}`);
      }
    }
  }
}
