import type { Fleet } from '../fleet.ts';
import type { Step } from './step.ts';

/** One round of a method: yields after every step, so that whoever drives it can stop in between. */
export type Round = Generator<Step, void>;

/** Extractors of one architecture that took part in a step: by them messages and operations are counted. */
export type Crew = Pick<Fleet, 'architecture' | 'net' | 'members'>;
