/** Where what is shown comes from; or what was made of what a link claims. */
export type BadgeKind = 'recorded' | 'live' | 'verified' | 'claimed' | 'decisions' | 'diverged';

export interface BadgeProps {
  readonly kind: BadgeKind;
  /** Quiet words beside it: 'seed 1, 40 rounds'. */
  readonly detail?: string | undefined;
}
