import { type Questions, testQuestions } from '#lib/measure/questions.ts';
import type { Playback, PlaybackReadings, PlayedArm } from '#lib/recording/playback.ts';
import type { Figures } from '#lib/measure/figures.ts';
import type { RoundAnswers } from '#lib/recording/report.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type Headline, headline } from '#lib/state/headline.ts';
import { Player } from '#lib/state/player.svelte.ts';
import { type Points, pointsOf, sharePoints } from '#lib/state/points.ts';
import { Selection } from '#lib/state/selection.svelte.ts';

/** An arm of a playback with what its clients are asked; `run` and `wanted` are what an arm of the page calls its parts. */
export interface WatchedArm extends PlayedArm {
  readonly questions: Questions;
  readonly run: PlayedArm;
  readonly wanted: Spec;
}

/** One of the two maps at the round on show. */
export interface WatchedSide {
  readonly name: 'before' | 'after';
  readonly hue: 4 | 5;
  readonly side: {
    readonly arm: WatchedArm;
    readonly answers: RoundAnswers;
    readonly tested: Figures | null;
  };
}

/** A playback that is being watched: what is on show of it, and how it is read. */
export class Watched {
  readonly playback: Playback;
  readonly arms: readonly WatchedArm[];
  /** Kept rounds that all arms have. */
  readonly rounds: readonly number[];
  readonly points: Points;
  /** Both maps show the same points, so that one can be laid over the other. */
  readonly comparable: boolean;
  readonly selection = new Selection();
  readonly player: Player;
  readings = $state.raw<PlaybackReadings>()!;

  constructor(playback: Playback) {
    this.playback = playback;
    this.arms = playback.arms.map(watchedArm);
    const [first, last] = [this.arms[0]!, this.arms.at(-1)!];
    this.rounds = last.opening.keptRounds.filter((round) =>
      first.opening.keptRounds.includes(round),
    );
    this.points = pointsOf(last.opening);
    this.comparable = first !== last && sharePoints(first.spec, last.spec);
    this.readings = playback.readings;
    this.player = new Player({
      rounds: () => this.rounds,
      round: () => this.readings.round,
      show: (round) => this.read({ round }),
      isReady: () => true,
      live: () => null,
    });
  }

  /** The kept round on show. */
  round = $derived.by(() => this.player.round ?? 0);
  /** Before and after; only after if there is one arm. */
  sides = $derived.by((): readonly WatchedSide[] => {
    const both = [
      { name: 'before', hue: 5, side: sideOf(this.arms[0]!, this.round) },
      { name: 'after', hue: 4, side: sideOf(this.arms.at(-1)!, this.round) },
    ] as const;
    return both.slice(this.arms.length === 1 ? 1 : 0);
  });
  /** One per side. */
  headlines = $derived.by((): readonly (Headline | null)[] =>
    this.sides.map(({ side }) => headline(side, this.readings)),
  );

  /** Changes how the runs are read. */
  read(readings: Partial<PlaybackReadings>): void {
    this.readings = { ...this.readings, ...readings };
  }
}

function watchedArm(arm: PlayedArm): WatchedArm {
  return { ...arm, questions: testQuestions(arm.opening), run: arm, wanted: arm.spec };
}

function sideOf(arm: WatchedArm, round: number): WatchedSide['side'] {
  const tested = arm.reports.find((report) => report.round === round)?.tested ?? null;
  return { arm, answers: arm.answers(round), tested };
}
