import type { Proof } from './proof.ts';
import { LONGEST_PAYLOAD, packProof } from './payload.ts';

/** A link may have this many characters, the address of its page included; what needs more goes into a file. */
export const LONGEST_LINK = LONGEST_PAYLOAD;

/** Every messenger and every QR code takes a link of this many characters. */
export const COMFORTABLE_LINK = 2000;

/** The name under which a fragment carries a payload. */
const NAME = 'proof=';

/** Whatever could be a payload alone: short words are none. */
const PAYLOAD = /^[\w-]{40,}$/;

/** Up to what ends a setting, or a link within a text. */
const IN_TEXT = new RegExp(`(?:^|[#&])${NAME}([^&\\s<>"')\\]]*)`);

/** A fragment and its parts. */
export interface SplitFragment {
  /** Null if the fragment has none. */
  readonly payload: string | null;
  /** The plain settings beside it, without `#`, for `notebook/link.ts`. */
  readonly rest: string;
}

/**
 * The link to a proof. `base` is the site's root, with or without its last slash: `https://example.org/skewscope`. A published
 * lesson is opened on its own page.
 * @throws LinkError if the proof is not one that a link may carry; whether it is too long the caller asks.
 */
export function addressOf(base: string, proof: Proof): string {
  const root = base.replace(/\/+$/, '');
  const page =
    proof.notebook && 'lesson' in proof.notebook ? `lessons/${proof.notebook.lesson}` : 'open';
  return `${root}/${page}/#${NAME}${packProof(proof)}`;
}

/** The payload in a link, also within a text, in a fragment with or without its `#`, or alone; null if there is none. Not yet read. */
export function payloadIn(text: string): string | null {
  const trimmed = text.trim();
  if (PAYLOAD.test(trimmed)) return trimmed;
  return IN_TEXT.exec(trimmed)?.[1] ?? null;
}

/** The settings beside the payload in a link or fragment: `seed=5&rho=1`; empty if there are none, or no payload. Never throws. */
export function settingsBeside(link: string): string {
  const { payload, rest } = splitFragment(link.trim().replace(/^[^#]*#/, ''));
  return payload === null ? '' : rest;
}

/** Takes the payload out of a fragment, with or without its `#`; the first if there are several. Never throws. */
export function splitFragment(fragment: string): SplitFragment {
  const parts = fragment.replace(/^#/, '').split('&');
  const payload = parts.find((part) => part.startsWith(NAME))?.slice(NAME.length) ?? null;
  return { payload, rest: parts.filter((part) => !part.startsWith(NAME)).join('&') };
}
