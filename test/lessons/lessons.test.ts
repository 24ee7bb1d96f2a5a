import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { judged, type Results, resultsBy, resultsOf, swapped } from '../../src/cli/judged.ts';
import { sourceOf } from '../../src/cli/source.ts';
import { carryOut, type Trial } from '../../src/cli/trial.ts';
import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { startInNode } from '../sim/engine/start.ts';
import { asked, isReachedAtStart, missing } from './asked.ts';

/** How long the arms of one lesson may take, in milliseconds. */
const RUNNING = 180_000;

let engine: Promise<unknown> = Promise.resolve();

/** Runs one after the other: the engine is one. */
function inTurn(spec: Spec): Promise<Trial> {
  const trial = engine.then(() => carryOut(spec, sourceOf(null, spec)));
  engine = trial.catch(() => undefined);
  return trial;
}

/** Arms of several lessons are often the same: each runs once. */
const resultBy = resultsBy(inTurn);

beforeAll(startInNode);

describe.each(readdirSync('lessons').filter((name) => name.endsWith('.md')))(
  'lessons/%s',
  (file) => {
    const text = readFileSync(`lessons/${file}`, 'utf8');
    const { notebook, problems } = readNotebook(text, file, kinds);
    let results: Results;

    it('has no problem, and is written back byte for byte', () => {
      expect(problems).toEqual([]);
      expect(textOf(notebook)).toBe(text);
    });

    it('has arms that run', { timeout: RUNNING }, async () => {
      results = await resultsOf(notebook, resultBy);
      expect(Object.keys(results)).toEqual(Object.keys(notebook.arms));
    });

    it('claims what is so', () => {
      expect(judged(notebook, results).filter(({ holds }) => !holds)).toEqual([]);
    });

    it.runIf(Object.keys(notebook.arms).length > 1)(
      'claims something that is not so when the two arms that it shows are swapped',
      () => {
        const claims = judged(notebook, swapped(notebook, results));
        expect(claims.filter(({ holds }) => !holds)).not.toEqual([]);
      },
    );

    it('asks for figures that its arms have, within the lines on which they are placed', () => {
      expect(asked(notebook).flatMap((figure) => missing(notebook, results, figure))).toEqual([]);
    });

    it('has no checkpoint that is reached before anything is done', () => {
      const reached = notebook.cells.filter((cell) => isReachedAtStart(notebook, results, cell));
      expect(reached.map(({ source }) => source)).toEqual([]);
    });
  },
);
