import type { Hue } from './hue.ts';

/** One layer: a column of values, or a stack of square images. */
export type NetLayer =
  | { readonly kind: 'values'; readonly size: number; readonly label?: string | undefined }
  | {
      readonly kind: 'images';
      /** Images in the stack. */
      readonly size: number;
      /** Pixels along the side of one. */
      readonly side: number;
      readonly label?: string | undefined;
    };

/** A small network as blocks from input to output; drawings of one page share their scale. */
export interface NetDrawingProps {
  /** Accessible name, such as the name of the network; its layers are read after it. */
  readonly label: string;
  /** From input to output; a label is printed instead of the size under its block. */
  readonly layers: readonly NetLayer[];
  readonly hue?: Hue | undefined;
}
