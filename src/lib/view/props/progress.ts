export interface ProgressProps {
  readonly label: string;
  /** 0…1; null: under way, no telling how far. */
  readonly value: number | null;
  /** 'round 12 of 40'. */
  readonly detail?: string | undefined;
  /** Seconds left; left out while nothing is known. */
  readonly secondsLeft?: number | undefined;
  readonly oncancel?: (() => void) | undefined;
}
