import { engineNote } from '#lib/proof/engines.ts';
import { CLAIMED, type Evidence, type Proof } from '#lib/proof/proof.ts';

/** What a proof claims and who made it, for people: a line for each. */
export function claimsOf(proof: Proof): string[] {
  const { program, profile, engine } = proof.maker;
  const note = engineNote(proof.maker);
  const arms = Object.entries(proof.evidence).map(
    ([name, evidence]) => `claims of ${name}, ${proof.arms[name]!.title}: ${claimed(evidence)}`,
  );
  return [
    `made by Skewscope ${program} on ${profile} ${engine}`,
    ...(note ? [note] : []),
    ...(arms.length ? arms : ['claims nothing']),
  ];
}

function claimed({ rounds, hashes, figures }: Evidence): string {
  const said = CLAIMED.map((name) => `${name} ${figures[name]?.toFixed(4) ?? 'none'}`);
  return [`round ${rounds.at(-1)}`, ...said, `hash ${hashes.at(-1)}`].join(', ');
}
