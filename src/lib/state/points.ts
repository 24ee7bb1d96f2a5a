import { sharedPart } from '#lib/recording/groups.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** The points of a map: every mapped probe sample through every client, client by client. */
export interface Points {
  readonly count: number;
  /** `[count]` */
  readonly client: Uint8Array;
  /** `[count]` class of the sample. */
  readonly label: Uint8Array;
  /** `[count]` row of the sample among the probe images. */
  readonly probe: Uint16Array;
  /** `[count]` index of the sample in the test set. */
  readonly test: Uint16Array;
}

/** The points of every map of a run. */
export function pointsOf({ clients, probe, mapped, testLabels }: Opening): Points {
  const count = clients.length * mapped.length;
  const rows = Uint16Array.from({ length: count }, (_, point) => mapped[point % mapped.length]!);
  const test = rows.map((row) => probe[row]!);
  return {
    count,
    client: Uint8Array.from({ length: count }, (_, point) => Math.floor(point / mapped.length)),
    label: Uint8Array.from(test, (sample) => testLabels[sample]!),
    probe: rows,
    test,
  };
}

/** The point of a probe sample through a client; null if maps do not draw that sample. */
export function pointOf(
  { mapped }: Pick<Opening, 'mapped'>,
  client: number,
  probe: number,
): number | null {
  const place = mapped.indexOf(probe);
  return place < 0 ? null : client * mapped.length + place;
}

/** Whether the points of two specs are the same samples through the same clients, whatever these have learned. */
export function sharePoints(a: Spec, b: Spec): boolean {
  return sharedPart(a) === sharedPart(b);
}
