import type { Difference } from './difference.ts';
import { isGroup } from './difference.ts';
import { fitting } from './kindFields.ts';

/** One `path=value` pair of the command line or of a link: `clients.count=12`. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** The pairs of a link, and what could not be read of it. */
export interface Settings {
  readonly settings: readonly Setting[];
  readonly problems: readonly string[];
}

const PATH = /^[a-z][\w-]*(\.[a-z][\w-]*)*$/i;

/**
 * Reads `path=value`. The value is JSON, or else a bare word: `12`, `["mlp-s"]`, `glyphs`.
 * @throws Error that names what is not a pair or not a path.
 */
export function readSetting(text: string): Setting {
  const at = text.indexOf('=');
  if (at < 0) throw new Error(`${text}: is not path=value`);
  const path = text.slice(0, at).trim();
  if (!PATH.test(path)) throw new Error(`${text}: ${path || 'nothing'} is not a path`);
  return { path, value: jsonOrWord(text.slice(at + 1).trim()) };
}

/** Reads the fragment of a link, with or without its `#`: pairs joined by `&`. Never throws. */
export function readFragment(fragment: string): Settings {
  const settings: Setting[] = [];
  const problems: string[] = [];
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (!part) continue;
    try {
      settings.push(readSetting(decodeURIComponent(part)));
    } catch (error) {
      problems.push(
        error instanceof URIError
          ? `${part}: is not encoded as links are`
          : (error as Error).message,
      );
    }
  }
  return { settings, problems };
}

/** Writes pairs as the fragment of a link, without `#`: what `readFragment` reads. */
export function writeFragment(settings: readonly Setting[]): string {
  return settings.map(({ path, value }) => `${path}=${encoded(written(value))}`).join('&');
}

/** The difference with one more field set; where that is the kind of a group, without what only other kinds have. */
export function applySetting(difference: Difference, { path, value }: Setting): Difference {
  const fields = path.split('.');
  const alone = fields.reduceRight<unknown>((inner, field) => ({ [field]: inner }), value);
  return withField(fitting(difference, alone as Difference), fields, value);
}

/** The difference without a field; groups that it leaves empty go too. */
export function removeSetting(difference: Difference, path: string): Difference {
  const kept = settingsOf(difference).filter((setting) => setting.path !== path);
  return kept.reduce(applySetting, {} as Difference);
}

/** Every field of a difference as a pair, in its order; lists are values. */
export function settingsOf(difference: Difference, prefix = ''): Setting[] {
  return Object.entries(difference).flatMap(([field, value]) =>
    isGroup(value) ? settingsOf(value, `${prefix}${field}.`) : [{ path: prefix + field, value }],
  );
}

function withField(
  difference: Difference,
  [field, ...rest]: readonly string[],
  value: unknown,
): Difference {
  if (rest.length === 0) return { ...difference, [field!]: value };
  const under = Object.hasOwn(difference, field!) ? difference[field!] : undefined;
  return { ...difference, [field!]: withField(isGroup(under) ? under : {}, rest, value) };
}

function jsonOrWord(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A value as a link has it: JSON, or a word, which is written bare unless it would be read as something else. */
export function written(value: unknown): string {
  return typeof value === 'string' && jsonOrWord(value) === value ? value : JSON.stringify(value);
}

/** Escapes what would end a pair or leave the link, and no more: links are read by people. */
function encoded(text: string): string {
  return text.replace(/[%&#+\s"<>`\\^{}|]/gu, encodeURIComponent);
}
