import type { Stream } from '../random.ts';

/** The classes of one client in the order they were dealt. */
export type Dealt = readonly number[];

/**
 * Deals classes to clients as cards: from a sequence of decks, each of all classes and shuffled with its own stream, every
 * client in turn takes the next `classesPerClient`, passing over what it holds already. So a hand
 * depends only on the hands before it, its classes are distinct, classes are held by equally many clients but for
 * one, and count × classesPerClient ≥ classes gives every class to somebody.
 * @param deck the stream that shuffles the deck of this number.
 * @throws Error if classesPerClient is more than classes.
 */
export function deal(
  {
    count,
    classes,
    classesPerClient,
  }: { count: number; classes: number; classesPerClient: number },
  deck: (number: number) => Stream,
): Dealt[] {
  if (classesPerClient > classes) {
    throw new Error(`classesPerClient: ${classesPerClient} is not in 1…${classes}`);
  }
  const cards: number[] = [];
  let decks = 0;
  return Array.from({ length: count }, () => {
    const hand: number[] = [];
    while (hand.length < classesPerClient) {
      const next = cards.findIndex((card) => !hand.includes(card));
      if (next < 0)
        cards.push(...deck(decks++).shuffled(Array.from({ length: classes }, (_, i) => i)));
      else hand.push(...cards.splice(next, 1));
    }
    return hand;
  });
}

/** Divides a number of samples as evenly as whole numbers allow, the larger shares first: 250 by 3 is 84, 83, 83. */
export function shares(samples: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => Math.floor((samples + parts - 1 - i) / parts));
}
