import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { COMFORTABLE_LINK } from '#lib/proof/address.ts';
import { settingsOf, writeFragment } from '#lib/notebook/settings.ts';

const grouped = new Intl.NumberFormat('en');

/** How long a link is, and what that means. */
export function lengthWords({ length }: string): string {
  const count = `${grouped.format(length)} characters`;
  return length <= COMFORTABLE_LINK
    ? `${count}: short enough for mail, chats and learning platforms.`
    : `${count}: some mail and chat programs cut links above ${grouped.format(COMFORTABLE_LINK)}. A file is not cut.`;
}

/** Why nobody else can open a link; null if they can: the site is served by this device for itself. */
export function reachWords(link: string): string | null {
  const { hostname } = new URL(link);
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
    ? `Only this device can open it: the site is at ${hostname}. Put it on a web server to share links.`
    : null;
}

/** What a proof tells: a lesson, a notebook, or arms alone. */
export function subjectWords({ notebook, arms }: Proof, title: string): string {
  const count = Object.keys(arms).length;
  const counted = count === 1 ? 'one arm' : `${count} arms`;
  if (notebook === null) return `An experiment of ${counted}.`;
  if ('lesson' in notebook) return `The lesson “${title}”, by its name, with ${counted}.`;
  const length = grouped.format(notebook.text.length);
  return `The notebook “${title}”, whole: ${length} characters of text, with ${counted}.`;
}

/** What was tried on the arms and how they are read, each as `path=value`; as few as differ from what is published. */
export function settingWords({ tried, readings }: Proof): string[] {
  return [...settingsOf(tried), ...readings].map((setting) =>
    decodeURIComponent(writeFragment([setting])),
  );
}

/** Of how many rounds there are hashes, and which is the last. */
export function roundWords({ rounds }: Evidence): string {
  const last = rounds.at(-1) ?? 0;
  return rounds.length === 1
    ? `of round ${last}`
    : `of ${rounds.length} rounds, ${rounds[0]} to ${last}`;
}
