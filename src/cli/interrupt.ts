/** The exit code of a program that Ctrl-C has ended. */
export const INTERRUPTED = 130;

/** Somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/**
 * What comes of work, unless Ctrl-C is pressed before it is done; pressed a second time, it ends the program.
 * @throws Interrupted as soon as it is pressed; the work is not stopped
 */
export async function untilInterrupted<T>(work: Promise<T>): Promise<T> {
  let press = () => {};
  const pressed = new Promise<never>((_, reject) => {
    press = () => reject(new Interrupted('interrupted'));
    process.once('SIGINT', press);
  });
  try {
    return await Promise.race([work, pressed]);
  } finally {
    process.off('SIGINT', press);
  }
}
