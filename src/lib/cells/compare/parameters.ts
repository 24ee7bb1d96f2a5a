import * as v from 'valibot';
import { FIGURES } from '#lib/notebook/figureNames.ts';
import { fieldsOf } from '#lib/sim/form.ts';
import { list, real, said } from '../parameters.ts';
import { COINS } from './budget.ts';
import type { FigureName } from './figures.ts';
import { isNumeric, MOST_VALUES } from './values.ts';

const names = Object.keys(FIGURES) as [FigureName, ...FigureName[]];

const field = v.pipe(
  v.string('is not text'),
  v.check((path) => numeric().has(path), 'is not a numeric field of a spec'),
);

/** What a comparison may say: which arms and figures, from which arm differences are taken, and a field to sweep. */
export function compareParameters(arms: readonly string[]) {
  const arm = v.picklist(arms, `is not an arm of this notebook: ${arms.join(', ')}`);
  const figure = v.picklist(names, `is not a figure; the figures are ${names.join(', ')}`);
  return v.strictObject(
    {
      arms: v.optional(v.pipe(list(arm, 1, 12), once())),
      figures: v.optional(v.pipe(list(figure, 1, 8), once())),
      reference: v.optional(arm),
      over: v.optional(v.picklist(COINS, `is not one of ${COINS.join(', ')}`), 'rounds'),
      equal: v.optional(v.boolean('is not true or false'), false),
      sweep: v.optional(
        v.strictObject(
          { field, arm: v.optional(arm), values: v.optional(list(real, 1, MOST_VALUES)) },
          said,
        ),
      ),
    },
    said,
  );
}

export type CompareParameters = v.InferOutput<ReturnType<typeof compareParameters>>;

function once<T extends string>() {
  return v.check<T[], string>(
    (items) => new Set(items).size === items.length,
    'names something twice',
  );
}

/** The paths of every numeric field that some spec has. */
function numeric(): Set<string> {
  const kinds = ['classes', 'dirichlet'].map((kind) => ({ 'clients.partition.kind': kind }));
  return new Set(
    kinds
      .flatMap(fieldsOf)
      .filter(isNumeric)
      .map(({ path }) => path),
  );
}
