import { CUT_WIDTH } from './client.ts';
import type { Layer } from './layers.ts';

/** The server model: trunk g on the cut feature, classifier c and projector p on the trunk feature. */
export interface ServerNet {
  readonly trunk: readonly Layer[];
  readonly classifier: readonly Layer[];
  readonly projector: readonly Layer[];
}

/** Widths of the trunk feature t and of the projection u. */
export const TRUNK_WIDTH = 64;
export const PROJECTOR_WIDTH = 32;

/** The layers of the server. */
export function serverNet(classes: number): ServerNet {
  return {
    trunk: [
      { kind: 'dense', inputs: CUT_WIDTH, outputs: 96, relu: true },
      { kind: 'dense', inputs: 96, outputs: TRUNK_WIDTH, relu: true },
    ],
    classifier: [{ kind: 'dense', inputs: TRUNK_WIDTH, outputs: classes, relu: false }],
    projector: [{ kind: 'dense', inputs: TRUNK_WIDTH, outputs: PROJECTOR_WIDTH, relu: false }],
  };
}
