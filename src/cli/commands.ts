import { exportCommand } from './export.ts';
import { galleryCommand } from './gallery/gallery.ts';
import { lessonsCommand } from './lessons.ts';
import { linkCommand } from './proof/link.ts';
import { linksCommand } from './proof/links.ts';
import { openCommand } from './proof/open.ts';
import { recordCommand } from './record.ts';
import { runCommand } from './run.ts';
import { sweepCommand } from './sweep/sweep.ts';
import { truthCommand } from './truth.ts';
import { verifyCommand } from './proof/verify.ts';

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /**
   * Resolves to the exit code; to nothing for 0.
   * @throws UsageError, SpecError, LinkError for bad usage; anything else is a failed run.
   */
  run(parameters: string[]): Promise<number> | Promise<void>;
}

export const commands: readonly Command[] = [
  runCommand,
  sweepCommand,
  linkCommand,
  openCommand,
  verifyCommand,
  exportCommand,
  recordCommand,
  truthCommand,
  lessonsCommand,
  linksCommand,
  galleryCommand,
];
