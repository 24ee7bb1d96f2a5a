import type { Control, Lockable } from './control.ts';
import type { Option } from './segmented.ts';

/** What every field of a form takes. */
export interface FieldProps extends Control {
  /** What is wrong with the value: names it and what is allowed. */
  readonly error?: string | undefined;
}

export interface NumberFieldProps extends FieldProps, Lockable {
  readonly value: number;
  /** Default none. With both, the range is printed and kept. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whole numbers only; default false. */
  readonly whole?: boolean | undefined;
  /** Step of the arrow keys, default 1 for whole numbers; it forbids nothing between. */
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  /** Printed, and offered again where the value differs. */
  readonly initial?: number | undefined;
  /** Once, on Enter or when the field is left, with a number that is allowed and new. */
  readonly oncommit: (value: number) => void;
}

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly initial?: string | undefined;
  /** Lines, default 1; with more, Enter breaks the line. */
  readonly lines?: number | undefined;
  readonly placeholder?: string | undefined;
  /** Once, on Enter or when the field is left, if the text is new. */
  readonly oncommit: (value: string) => void;
}

export interface SelectFieldProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly initial?: T | undefined;
  readonly oncommit: (value: T) => void;
}
