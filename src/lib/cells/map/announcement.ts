import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { fixed } from '#lib/view/numbers.ts';

/** What just changed, in one sentence: the round on show with its two figures, or how a live run goes. */
export function announcement({ comparison, player, headlines, archive }: OpenNotebook): string {
  if (archive.missing) return 'The recorded runs could not be fetched.';
  if (comparison?.failure) return `The live run stopped at round ${comparison.failure.round}.`;
  if (comparison?.status === 'opening') return 'The live run begins.';
  const { before, after } = headlines;
  if (player.round === null || !after) return '';
  const figure = (value: number | null | undefined) => (value == null ? 'unknown' : fixed(value));
  const ended = comparison?.status === 'ended' ? 'The live run has ended. ' : '';
  return (
    `${ended}Round ${player.round}: skew ratio ${figure(before?.skew)} before, ${figure(after.skew)} after; ` +
    `server accuracy on unseen classes ${figure(before?.serverOod)} before, ${figure(after.serverOod)} after.`
  );
}
