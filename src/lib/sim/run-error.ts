/** A run that cannot go on; the rounds before `round` stand. */
export class RunError extends Error {
  override name = 'RunError';
  readonly round: number;

  constructor(message: string, round: number) {
    super(message);
    this.round = round;
  }
}

/** Training that has left the finite numbers. @param place the round, and the step if it is known */
export function diverged(
  what: string,
  { round, step }: { round: number; step?: number },
): RunError {
  const place = step === undefined ? `round ${round}` : `round ${round}, step ${step}`;
  return new RunError(
    `training diverged in ${place}: ${what} is no longer a number; lower method.rates`,
    round,
  );
}
