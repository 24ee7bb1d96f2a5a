import type { Turned } from '#lib/measure/paired.ts';
import { signTest } from '#lib/measure/signTest.ts';
import { differenceOf } from '#lib/view/difference.ts';
import { fixed } from '#lib/view/numbers.ts';
import { counted } from '../counted.ts';

/** Below it a split is said to be more than chance. */
const UNLIKELY = 0.05;

/** Shares of right answers before and after, in per cent with one decimal: `60.0 → 74.4 %`. */
export function sharesOf({ asked, rightBefore, rightAfter }: Turned): string {
  const [from, to] = [rightBefore, rightAfter].map((right) => fixed((100 * right) / asked, 1));
  return `${from} → ${to} %`;
}

/** What turned, in a sentence: `Of 8 000 questions 1 240 turned right and 85 turned wrong: 60.0 → 74.4 %, +14.4 points.` */
export function turnedWords(turned: Turned): string {
  const { asked, rightBefore, rightAfter, turnedRight, turnedWrong } = turned;
  if (asked === 0) return 'Nothing is asked.';
  const all = `${counted(asked)} ${asked === 1 ? 'question' : 'questions'}`;
  if (turnedRight + turnedWrong === 0)
    return `None of ${all} turned: ${together(sharesOf(turned))}.`;
  const [from, to] = [rightBefore, rightAfter].map((right) => (100 * right) / asked);
  const change = differenceOf(from!, to!, {
    digits: 1,
    better: 'higher',
    kind: 'absolute',
    unit: 'points',
  });
  const counts = `${counted(turnedRight)} turned right and ${counted(turnedWrong)} turned wrong`;
  return `Of ${all} ${counts}: ${together(sharesOf(turned))}, ${change!.text}.`;
}

/** Whether that is more than chance among the test samples makes; null where none is better or worse. */
export function chanceWords(turned: Turned, isOneClient: boolean): string | null {
  const { samplesBetter, samplesWorse } = turned;
  if (samplesBetter + samplesWorse === 0) return null;
  const p = signTest(samplesBetter, samplesWorse);
  const verdict =
    p < UNLIKELY
      ? 'more than chance among samples makes'
      : 'no more than chance among samples may make';
  const said = `${verdict} (sign test, ${together(chanceOf(p))}).`;
  if (isOneClient) return `That is ${said}`;
  return (
    `${counted(samplesBetter)} samples are answered rightly through more clients than before and ` +
    `${counted(samplesWorse)} through fewer: ${said}`
  );
}

/** A chance as it is printed: `p = 0.042`, `p < 0.001`. */
export function chanceOf(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${fixed(p, 3)}`;
}

/** Keeps words on one line. */
function together(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}
