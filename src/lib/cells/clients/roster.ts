import { type Blueprint, describeArchitecture } from '#lib/sim/blueprint.ts';
import { CLASSES, type Spec } from '#lib/sim/spec.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import { sharePoints } from '#lib/state/points.ts';
import type { NetLayer } from '#lib/view/props/netDrawing.ts';

/** A client as the spec has it, before any run. */
export interface Member {
  readonly id: number;
  readonly blueprint: Blueprint;
  /** Its ID classes; null as long as no run has dealt them. */
  readonly classes: readonly number[] | null;
}

/** The clients that an arm's spec asks for now: architectures are dealt round-robin. */
export function rosterOf({ wanted, spec, opening }: Arm): Member[] {
  const { architectures, count } = wanted.clients;
  const isDealt = spec !== null && sharePoints(spec, wanted);
  return Array.from({ length: count }, (_, id) => ({
    id,
    blueprint: blueprintOf(architectures[id % architectures.length]!, wanted),
    classes: isDealt ? (opening?.clients[id]?.classes ?? null) : null,
  }));
}

/**
 * An architecture laid out for the images of a spec.
 * @throws Error that names the text and the grammar if it is none.
 */
export function blueprintOf(text: string, { data }: Spec): Blueprint {
  return describeArchitecture(text, data.side, CLASSES);
}

/** What is wrong with the text of an architecture; null if nothing. */
export function faultOf(text: string, spec: Spec): string | null {
  try {
    blueprintOf(text, spec);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** An architecture as its drawing shows it: from the image to the cut, then the answer of the head. */
export function layersOf({ layers }: Blueprint): NetLayer[] {
  const input = layers[0]!.from;
  const shapes = layers
    .filter(({ kind }) => kind === 'dense' || kind === 'conv')
    .map(({ to }) => to);
  return [input, ...shapes].map((shape) => {
    const [height, , channels] = shape;
    return channels === undefined
      ? { kind: 'values', size: height! }
      : { kind: 'images', size: channels, side: height! };
  });
}
