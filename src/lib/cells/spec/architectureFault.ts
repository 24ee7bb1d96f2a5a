import { readSpec, SpecError } from '#lib/sim/spec.ts';

/** What is wrong with the name of an architecture, as the reader of specs says it; null if nothing is. */
export function architectureFault(text: string): string | null {
  const path = 'clients.architectures.0: ';
  try {
    readSpec({ clients: { architectures: [text] } });
    return null;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const about = error.problems.find((problem) => problem.startsWith(path));
    return about?.slice(path.length) ?? null;
  }
}
