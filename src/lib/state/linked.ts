import { type Link, readLink } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Readings } from '#lib/notebook/readings.ts';

/** Finds the name of the arm whose method has these parts. */
export type FindArm = (alignment: boolean, meta: boolean) => string | undefined;

/** What a link asks of a notebook; an arm that it names and the notebook lacks is a problem, and left at its default. `upon`: what was said before it. */
export function linked(
  fragment: string,
  document: Notebook,
  findArm: FindArm,
  upon?: Link,
): Link & { readonly problems: readonly string[] } {
  const { readings, changed, problems } = readLink(fragment, document, upon);
  const asked = byParts(readings, findArm);
  const names = Object.keys(document.arms);
  const unknown = (['before', 'after'] as const).filter(
    (side) => asked[side] !== '' && !names.includes(asked[side]),
  );
  const refused = unknown.map(
    (side) => `${side}: ${asked[side]} is not one of ${names.join(', ')}`,
  );
  const known = { ...asked, ...Object.fromEntries(unknown.map((side) => [side, ''])) };
  return { readings: known, changed, problems: [...problems, ...refused] };
}

/** Links used to choose the arm on the right by its two parts, `alignment=off&meta=on`: such a link names that arm. */
function byParts(readings: Readings, findArm: FindArm): Readings {
  const { alignment, meta, after } = readings;
  const isOld = after === '' && (alignment === 'off' || meta === 'off');
  const named = isOld ? findArm(alignment === 'on', meta === 'on') : undefined;
  return { ...readings, alignment: 'on', meta: 'on', after: named ?? after };
}
