import type { Fleet } from '../fleet.ts';
import type { Step } from './step.ts';

/**
 * One round of a method: yields after every step, so that whoever drives it can stop in between, and
 * returns the extractors that took part, by which messages and operations are counted.
 */
export type Round = Generator<Step, readonly Crew[]>;

export type Crew = Pick<Fleet, 'architecture' | 'net' | 'members'>;
