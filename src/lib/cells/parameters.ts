import * as v from 'valibot';
import { ARM_FIGURES, namedProblem, type Names } from '#lib/notebook/figureNames.ts';

/** A parameter that is some words. */
export const words = v.pipe(v.string('is not text'), v.trim(), v.minLength(1, 'is empty'));

/** A parameter that is a number. */
export const real = v.pipe(v.number('is not a number'), v.finite('is not a number'));

/** A parameter that names a figure of an arm, `after.skew.trunk`; by default one of those that are one number of an arm. */
export function figure(arms: readonly string[], names: Names = ARM_FIGURES) {
  return v.pipe(
    v.string('is not text'),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? namedProblem(dataset.value, arms, names) : null;
      if (problem !== null) addIssue({ message: problem });
    }),
  );
}

/** A parameter that is a list of so many items. */
export function list<T extends v.GenericSchema>(item: T, least: number, most: number) {
  const count = `is not a list of ${least}…${most}`;
  return v.pipe(v.array(item, count), v.minLength(least, count), v.maxLength(most, count));
}

/** Says what is wrong with a group of parameters: one is missing, or not known. */
export function said(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected === 'never' ? 'is not a parameter here' : 'is not a group of parameters';
}
