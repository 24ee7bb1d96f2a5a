import type { Failure } from '#lib/state/comparison.svelte.ts';

/** A failed run in the reader's words: what happened, and what is still there. */
export function troubleOf({ arm, round, message }: Failure): { title: string; detail: string } {
  if (/simd|webassembly/i.test(message)) {
    return {
      title: `This browser cannot train models: ${message}`,
      detail:
        'A current Firefox, Chrome, Edge or Safari can. The recorded runs can be explored in this one too.',
    };
  }
  if (/construct 'Worker'|insecure|security/i.test(message)) {
    return {
      title: 'Nothing can be trained here: the frame around this page lets it start no worker',
      detail: 'The recorded runs can be explored, and the page by itself can train.',
    };
  }
  return {
    title: `${arm} stopped at round ${round}: ${message}`,
    detail:
      round > 0
        ? 'The rounds before are kept; the maps show those that both arms have.'
        : 'Nothing was trained yet. The recorded runs can still be explored.',
  };
}
