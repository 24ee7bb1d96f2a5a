export interface NoticeProps {
  readonly kind: 'error' | 'warning' | 'note';
  /** Names what is wrong: 'clients.count: 0 is not in 2…64'. */
  readonly title: string;
  /** What it means or what to do. */
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onclick: () => void } | undefined;
}
