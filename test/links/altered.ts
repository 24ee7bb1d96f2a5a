import { addressOf, payloadIn } from '#lib/proof/address.ts';
import { unpackProof } from '#lib/proof/payload.ts';
import type { Proof } from '#lib/proof/proof.ts';

/** A link, and what must become of it wherever it is run again. */
export interface Expected {
  readonly name: string;
  readonly link: string;
  readonly verdict: 'verified' | 'diverged';
  /** From which round on it is another; null where it is not. */
  readonly round: number | null;
}

/** The link itself, the same with one hash of each kept round's place altered, and with another spec; checksums are right. */
export function altered(link: string): Expected[] {
  const proof = unpackProof(payloadIn(link)!);
  const { rounds } = Object.values(proof.evidence)[0]!;
  const places = [0, Math.floor(rounds.length / 2), rounds.length - 1];
  const diverged = { verdict: 'diverged' } as const;
  return [
    { name: 'as it was made', link, verdict: 'verified', round: null },
    ...places.map((place) => ({
      ...diverged,
      name: `the hash of round ${rounds[place]} altered`,
      link: linkLike(link, withHash(proof, place)),
      round: rounds[place]!,
    })),
    {
      ...diverged,
      name: 'the seed altered',
      link: linkLike(link, { ...proof, tried: { ...proof.tried, seed: 2 } }),
      round: 0,
    },
  ];
}

/** The link of another proof: it is what its maker could have written into it. */
function linkLike(link: string, proof: Proof): string {
  const site = link.slice(0, link.indexOf('lessons/'));
  return addressOf(site, proof);
}

/** The last arm with another hash at one place. */
function withHash(proof: Proof, place: number): Proof {
  const [name, evidence] = Object.entries(proof.evidence).at(-1)!;
  const hash = evidence.hashes[place]!;
  const other = hash.slice(0, -1) + (hash.endsWith('0') ? '1' : '0');
  const hashes = evidence.hashes.with(place, other);
  return { ...proof, evidence: { ...proof.evidence, [name]: { ...evidence, hashes } } };
}
