import { describe, expect, it } from 'vitest';
import {
  ARM_FIGURES,
  CLIENT_FIGURES,
  figureProblem,
  FIGURES,
  namedProblem,
} from '#lib/notebook/figureNames.ts';
import type { ClientFigure, FigurePath } from '#lib/measure/figureAt.ts';
import type { Figures } from '#lib/measure/figures.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { reportAt } from '../state/fake.ts';

describe('FIGURES', () => {
  it('names every number that a kept round has, and no other', () => {
    const names: readonly FigurePath[] = Object.keys(FIGURES) as (keyof typeof FIGURES)[];
    expect([...names].sort()).toEqual(paths(reportAt(4, false).tested!).sort());
    const own: Readonly<Record<ClientFigure, string>> = CLIENT_FIGURES;
    expect(Object.keys(own)).toHaveLength(4);
  });
});

describe('figureProblem(figure, arms)', () => {
  it.each([
    ['on', ['skew', 'trunk'], null],
    ['after', ['gated', '0.5'], null],
    ['before', ['reading', 'exitShare'], null],
    ['off', ['skew', 'trunk'], 'off is not an arm of this notebook'],
    ['on', ['skew', 'turnk'], 'skew.turnk is not a figure; the figures are clientAccuracyId, '],
    ['on', ['serverOod'], 'serverOod is not a figure; the figures are '],
  ])('%s %j: %s', (arm, path, problem) => {
    const found = figureProblem({ arm, path }, ['on']);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toContain(problem);
  });
});

describe('namedProblem(text, arms)', () => {
  it.each([
    ['on.skew.trunk', null],
    ['skew', 'skew is not an arm and a figure, such as after.clientAccuracyId'],
    ['', 'nothing is not an arm and a figure'],
    ['on.skew.trunk ≈ 1 ± 1', 'is not an arm and a figure'],
    ['on.clientId', 'clientId is not a figure'],
  ])('%j: %s', (text, problem) => {
    const found = namedProblem(text, ['on'], ARM_FIGURES);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toContain(problem);
  });
});

it('readNotebook(text) names the line of a figure that is none', () => {
  const head = '---\ntitle: T\nsummary: S\nminutes: 5\narms: { on: { title: On } }\n---\n\n';
  const { problems } = readNotebook(`${head}It is\n{{on.skew.turnk}}.\n`, 'x.md');
  expect(problems).toEqual([
    expect.stringMatching(/^x\.md:9: \{\{on\.skew\.turnk\}\}: skew\.turnk is not a figure; the /),
  ]);
});

function paths(figures: Figures): string[] {
  const leaves = (value: object): string[] =>
    Object.entries(value).flatMap(([name, inner]) =>
      typeof inner === 'object' && inner !== null
        ? leaves(inner as object).map((path) => `${name}.${path}`)
        : [name],
    );
  return leaves(figures);
}
