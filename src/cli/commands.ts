import { lessonsCommand } from './lessons.ts';
import { recordCommand } from './record.ts';
import { runCommand } from './run.ts';
import { truthCommand } from './truth.ts';

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** @throws UsageError, SpecError for bad usage; anything else is a failed run. */
  run(parameters: string[]): Promise<void>;
}

export const commands: readonly Command[] = [
  runCommand,
  recordCommand,
  truthCommand,
  lessonsCommand,
];
