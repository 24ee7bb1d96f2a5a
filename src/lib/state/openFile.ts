import { proofFile, readProofText } from '#lib/proof/file.ts';
import { HANDED, handOver } from './handover.ts';
import { linkTo } from './sharing.svelte.ts';

/**
 * The address that opens what a file carries, a proof file or an exported playback: its link, or where that would be too
 * long, the page to which the file is handed over. `site` is the address of the site's root.
 * @throws LinkError that names what is wrong with the file; Error where a long one cannot be handed over
 */
export function addressOfFile(text: string, site: string): string {
  const proof = readProofText(text);
  const link = linkTo(site, proof).text;
  if (link !== null) return link;
  handOver(proofFile(proof));
  return `${site}/open/#${HANDED}`;
}
