/** What a control changes: a reading of results that exist (instant), or the spec (then they are stale). */
export type Changes = 'reading' | 'spec';

/** What every control takes. */
export interface Control {
  readonly label: string;
  readonly changes: Changes;
  /** A quiet line under the control. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** What controls take whose value somebody else may have chosen for good. */
export interface Lockable {
  /** Disabled, and said to be locked; default false. */
  readonly locked?: boolean | undefined;
}
