import { availableParallelism } from 'node:os';

/** The machine in general words: what figures depend on, and nothing that names it. */
export interface Machine {
  readonly cores: number;
  readonly node: string;
  /** Version of the browser, if a part used it. */
  chromium?: string;
}

/** This machine; whoever starts a browser adds its version. */
export const machine: Machine = { cores: availableParallelism(), node: process.versions.node };

/** One line about the machine. */
export function machineWords({ cores, node, chromium }: Machine): string {
  return [`${cores} cores`, `Node ${node}`, ...(chromium ? [`Chromium ${chromium}`] : [])].join(
    ', ',
  );
}
