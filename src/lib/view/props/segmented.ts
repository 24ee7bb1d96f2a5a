import type { Control, Lockable } from './control.ts';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SegmentedProps<T extends string> extends Control, Lockable {
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onvalue: (value: T) => void;
}
