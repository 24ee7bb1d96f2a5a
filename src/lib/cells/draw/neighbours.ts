import { type Near, nearest } from '#lib/measure/nearest.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import { pointOf } from '#lib/state/points.ts';
import type { Asked } from '#lib/state/question.svelte.ts';

/** How many neighbours are shown of one client. */
const SHOWN = 8;

/** The probe samples whose trunk features are nearest to those of an image. */
export interface Neighbours {
  readonly near: readonly Near[];
  /** `[n, side × side]`, their pictures. */
  readonly images: Uint8Array;
  readonly labels: readonly string[];
  /** Their points on the maps; fewer where maps do not draw them. */
  readonly points: readonly number[];
}

/**
 * Of one client the nearest, or of every client (null) its nearest, but for the sample that was asked about; null without
 * the features of the arm's last round.
 */
export function neighboursOf(
  arm: Arm,
  { features }: Asked,
  { client, except }: { readonly client: number | null; readonly except: number | null },
): Neighbours | null {
  const { opening } = arm;
  const last = arm.rounds.at(-1);
  const known = last === undefined ? null : (arm.features(last)?.trunk ?? null);
  if (!opening || !known) return null;
  const clients = opening.clients.length;
  const of = (one: number, count: number) =>
    nearest(features.trunk, known, { client: one, clients, count: count + 1 })
      .filter(({ sample }) => sample !== except)
      .slice(0, count);
  const near = client === null ? opening.clients.flatMap(({ id }) => of(id, 1)) : of(client, SHOWN);
  return {
    near,
    images: picturesOf(opening, near),
    labels: near.map((one) => {
      const label = opening.testLabels[opening.probe[one.sample]!];
      return client === null ? `${one.client + 1}: ${label}` : String(label);
    }),
    points: near.flatMap((one) => pointOf(opening, one.client, one.sample) ?? []),
  };
}

function picturesOf({ probeImages, side }: Opening, near: readonly Near[]): Uint8Array {
  const pixels = side * side;
  const pictures = new Uint8Array(near.length * pixels);
  near.forEach(({ sample }, i) =>
    pictures.set(probeImages.subarray(sample * pixels, (sample + 1) * pixels), i * pixels),
  );
  return pictures;
}
