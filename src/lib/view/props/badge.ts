/** Where what is shown comes from. */
export type BadgeKind = 'recorded' | 'live' | 'verified';

export interface BadgeProps {
  readonly kind: BadgeKind;
  /** Quiet words beside it: 'seed 1, 40 rounds'. */
  readonly detail?: string | undefined;
}
