import { LinkError } from './proof.ts';

/** The format of links that this program writes; it reads all up to it. */
export const FORMAT = 1;

/**
 * By format, from the content of a link of that format to that of the next: pure functions of parsed JSON, which has been
 * walked but not read. They are kept for ever. @throws LinkError of what they cannot read
 */
export type Migrations = Readonly<Record<number, (content: unknown) => unknown>>;

/** None yet. Format 0 is a fragment of plain settings, which `notebook/link.ts` reads. */
const migrations: Migrations = {};

/**
 * The content of a link as the newest format has it.
 * @throws LinkError if the format is not known.
 */
export function migrated(
  content: unknown,
  format: number,
  { to, table }: { readonly to: number; readonly table: Migrations } = {
    to: FORMAT,
    table: migrations,
  },
): unknown {
  refuseFormat(format, to);
  let newest = content;
  for (let from = format; from < to; from++) newest = table[from]!(newest);
  return newest;
}

/**
 * Refuses a format that is not known.
 * @throws LinkError
 */
export function refuseFormat(format: number, newest: number = FORMAT): void {
  if (format > newest) {
    throw new LinkError(
      `made by a newer version of Skewscope: its link format ${format} is newer than ${newest}, the one known here`,
    );
  }
  if (!Number.isInteger(format) || format < 1) {
    throw new LinkError(`the link format ${format} is not in 1…${newest}, the formats known here`);
  }
}
