import { base } from '$app/paths';
import type { Scene } from '#lib/cells/page/gallery.ts';
import type { PageLoad } from './$types';

/** Takes in, at build, what the command line has verified and drawn. */
export const load: PageLoad = async ({ fetch }) => {
  const response = await fetch(`${base}/gallery/index.json`);
  return { scenes: (await response.json()) as readonly Scene[] };
};
