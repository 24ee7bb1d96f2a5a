import { type Figures, figures, type RoundFigures, roundFigures } from '#lib/measure/figures.ts';
import type {
  Answers,
  Features,
  Losses,
  Message,
  Opening,
  Snapshot,
  Stage,
} from '#lib/sim/snapshot.ts';

/** One round of a run as the page reads it, whether it was recorded or is live. */
export interface Report {
  readonly round: number;
  /** Fingerprint of the run up to this round; in a recording only its first digits. */
  readonly hash: string;
  readonly losses: Losses | null;
  /** Bytes of all messages to the server and from it. */
  readonly bytes: { readonly up: number; readonly down: number };
  readonly flops: { readonly clients: readonly number[]; readonly server: number };
  /** Accuracies on the probe samples: cheap enough for every round. */
  readonly figures: RoundFigures;
  /** Figures on the full test set, with the geometry of the features: of kept rounds, null otherwise. */
  readonly tested: Figures | null;
  /** What only kept rounds of a live run have; null otherwise. Of a recording it is fetched on demand, in parts. */
  readonly kept: KeptReport | null;
}

/** Every message of a kept round, and every answer on the test set. */
export interface RoundAnswers {
  readonly messages: readonly Message[];
  readonly test: Answers;
}

/** A kept round of a live run, with the features of the probe samples. */
export interface KeptReport extends RoundAnswers {
  readonly features: Readonly<Record<Stage, Features>>;
}

/** Positions of the mapped probe samples through each client. */
export interface Layout {
  /** `[K × mapped, 2]`, client by client; empty if the features have collapsed. */
  readonly positions: Float32Array;
  /** The features at this stage have collapsed to one point or a few: there is nothing to lay out. */
  readonly collapsed: boolean;
  /** `[K × mapped]`, 1 where the map's neighbourhood disagrees with the features; empty if nothing is said of that. */
  readonly doubtful: Uint8Array;
}

/** The same features laid out twice: what moves between the two layouts means nothing. */
export interface NullMotion {
  readonly first: Layout;
  readonly second: Layout;
}

/** The report of a snapshot: what the page shows of it, with its figures. */
export function reportOf(opening: Opening, snapshot: Snapshot): Report {
  const { round, hash, losses, messages, flops, kept } = snapshot;
  return {
    round,
    hash,
    losses,
    bytes: {
      up: bytes(messages.filter(({ to }) => to === 'server')),
      down: bytes(messages.filter(({ from }) => from === 'server')),
    },
    flops,
    figures: roundFigures(opening, snapshot),
    tested: kept && figures(opening, kept),
    kept: kept && {
      messages,
      test: kept.test,
      features: kept.features,
    },
  };
}

function bytes(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => sum + message.bytes, 0);
}
