/** What a claim says of a figure: this value, give or take the tolerance. */
export interface Claimed {
  readonly value: number;
  readonly tolerance: number;
}

/** A figure of an arm as prose names it, with what is claimed of it. */
export interface NamedFigure {
  readonly arm: string;
  readonly path: readonly string[];
  readonly claim: Claimed | null;
}

const NAME = /^([a-z][\w-]*)((?:\.[\w-]+)+)$/i;
const CLAIM = /^([^≈]*)≈\s*([-−]?\d+(?:\.\d+)?)\s*±\s*(\d+(?:\.\d+)?)$/;

/**
 * Reads what stands between `{{` and `}}`: `after.skew.trunk`, or `after.skew.trunk ≈ 0.25 ± 0.06`. A number with a
 * point is one name: `after.gated.0.5`.
 * @throws Error that says how a figure and a claim are written.
 */
export function readFigure(text: string): NamedFigure {
  const [, claimed, value, tolerance] = CLAIM.exec(text.trim()) ?? [];
  const [, arm, path] = NAME.exec((claimed ?? text).trim()) ?? [];
  if (arm === undefined || path === undefined)
    throw new Error('is not a figure, {{arm.name}}, or a claim, {{arm.name ≈ value ± tolerance}}');
  return {
    arm,
    path: path.match(/\d+\.\d+|[\w-]+/g) ?? [],
    claim:
      value === undefined
        ? null
        : { value: Number(value.replace('−', '-')), tolerance: Number(tolerance) },
  };
}
