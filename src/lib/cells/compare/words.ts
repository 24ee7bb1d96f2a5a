import { bytes, counted, operations } from '../counted.ts';
import type { Coin } from './budget.ts';

/** How an amount is printed on an axis. */
export const COIN_FORMATS = {
  rounds: (value) => counted(value),
  bytes,
  FLOPs: operations,
} as const satisfies Record<Coin, (value: number) => string>;

/** A budget in words, `40 rounds`; empty if there is no limit. */
export function budgetWords(coin: Coin, budget: number): string {
  if (!Number.isFinite(budget)) return '';
  return `${COIN_FORMATS[coin](budget)}${coin === 'rounds' ? ' rounds' : ''}`;
}
