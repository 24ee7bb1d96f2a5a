/**
 * Shows on standard error, if that is a terminal, how far runs of so many rounds together are; nothing
 * otherwise. Call it once for every round that ends.
 */
export function progress(rounds: number): (round: number) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => {};
  const begin = performance.now();
  let done = 0;
  return (round) => {
    if (round > 0) done++;
    endProgress();
    if (done < rounds)
      stderr.write(`${done} of ${rounds} rounds${done ? `, ${left(begin, done / rounds)}` : ''}`);
  };
}

/** Takes away what `progress` shows, where runs have ended before their last round. */
export function endProgress(): void {
  const { stderr } = process;
  if (!stderr.isTTY) return;
  stderr.clearLine(0);
  stderr.cursorTo(0);
}

function left(begin: number, share: number): string {
  const seconds = ((performance.now() - begin) / 1000 / share) * (1 - share);
  return `${seconds.toFixed(0)} s left`;
}
