/** A colour of the data: an index from 0 into the hues (see colours.ts), or a neutral one. */
export type Hue = number | 'ink' | 'soft';
