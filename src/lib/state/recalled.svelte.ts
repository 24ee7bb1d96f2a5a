import type { Geometries, RecordedArm, Recordings } from '#lib/recording/recordings.ts';
import type { Layout, NullMotion, RoundAnswers } from '#lib/recording/report.ts';
import type { Stage } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { Fetched } from './fetched.svelte.ts';

/** What was recorded of one arm, as far as it was fetched: null is what is not here, or not yet. */
export class Recalled {
  run = $state.raw<RecordedArm | null>(null);
  readonly #recordings: Recordings;
  readonly #answers = new Fetched<RoundAnswers>();
  readonly #maps = new Fetched<Layout>();
  readonly #geometries = new Fetched<Geometries>();
  readonly #motions = new Fetched<NullMotion>();
  #searches = 0;

  constructor(recordings: Recordings) {
    this.#recordings = recordings;
  }

  /** Why the last thing that was wanted could not be fetched. */
  failure = $derived.by(
    () =>
      this.#maps.failure ??
      this.#answers.failure ??
      this.#geometries.failure ??
      this.#motions.failure,
  );

  /** Finds the recording of a spec. Without one, what was found before stays; at first, that of another spec. */
  async find(spec: Spec, other: () => Spec): Promise<void> {
    const search = ++this.#searches;
    const found = await this.#recordings.recording(spec);
    const run = found ?? this.run ?? (await this.#recordings.recording(other()));
    // Another spec may be wanted by now; and what is there already stays, so that nothing is drawn anew.
    if (search === this.#searches && run?.id !== this.run?.id) this.run = run;
  }

  answers(round: number): RoundAnswers | null {
    return this.#answers.get(this.#key(round));
  }

  map(round: number, stage: Stage): Layout | null {
    return this.#maps.get(this.#key(round, stage));
  }

  geometries(round: number): Geometries | null {
    return this.#geometries.get(this.#key(round));
  }

  nullMotion(round: number, stage: Stage): NullMotion | null {
    return this.#motions.get(this.#key(round, stage));
  }

  wantAnswers(round: number): Promise<void> {
    return this.#want(this.#answers, round, this.#key(round), (run) =>
      this.#recordings.answers(run, round),
    );
  }

  wantMap(round: number, stage: Stage): Promise<void> {
    return this.#want(this.#maps, round, this.#key(round, stage), (run) =>
      this.#recordings.map(run, round, stage),
    );
  }

  wantGeometry(round: number): Promise<void> {
    return this.#want(this.#geometries, round, this.#key(round), (run) =>
      this.#recordings.geometry(run, round),
    );
  }

  /** Only the last kept round has one. */
  wantNullMotion(round: number, stage: Stage): Promise<void> {
    if (round !== this.run?.opening.keptRounds.at(-1)) return Promise.resolve();
    return this.#want(this.#motions, round, this.#key(round, stage), (run) =>
      this.#recordings.nullMotion(run, stage),
    );
  }

  /** Nothing is fetched of a round that was not kept. */
  #want<T>(
    things: Fetched<T>,
    round: number,
    key: string,
    fetch: (run: RecordedArm) => Promise<T>,
  ): Promise<void> {
    const { run } = this;
    if (!run?.opening.keptRounds.includes(round)) return Promise.resolve();
    return things.want(key, () => fetch(run));
  }

  #key(round: number, stage = ''): string {
    return `${this.run?.id} ${stage} ${round}`;
  }
}
