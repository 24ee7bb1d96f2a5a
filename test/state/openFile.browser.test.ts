import { afterEach, describe, expect, it } from 'vitest';
import { payloadIn } from '#lib/proof/address.ts';
import { proofFile, readProofText, SCRIPT_ID } from '#lib/proof/file.ts';
import { unpackProof } from '#lib/proof/payload.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { HANDED, handedOver } from '#lib/state/handover.ts';
import { addressOfFile } from '#lib/state/openFile.ts';
import { proofOf } from '#lib/state/sharing.svelte.ts';
import { load, open } from './fake.ts';

const SITE = 'https://skewscope.example/site';

afterEach(() => sessionStorage.clear());

async function proof(): Promise<Proof> {
  const { page } = open();
  await load(page);
  return proofOf(page);
}

/** Text of this many characters that hardly deflates. */
function noise(length: number): string {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) % 36;
  return Array.from({ length }, () => next().toString(36)).join('');
}

describe('addressOfFile(text, site)', () => {
  it('is the link of a proof file, and of a playback that holds it', async () => {
    const text = proofFile(await proof());
    const address = addressOfFile(text, SITE);
    expect(address).toMatch(/^https:\/\/skewscope\.example\/site\/lessons\/a-title\/#proof=/);
    expect(unpackProof(payloadIn(address)!)).toEqual(await proof());
    const html = `<!doctype html><script type="application/json" id="${SCRIPT_ID}">${text}</script>`;
    expect(addressOfFile(html, SITE)).toBe(address);
    expect(handedOver()).toBeNull();
  });

  it('hands over what is too long for a link', async () => {
    const long = { ...(await proof()), notebook: { title: 'Long', text: noise(30_000) } };
    expect(addressOfFile(proofFile(long), SITE)).toBe(`${SITE}/open/#${HANDED}`);
    expect(readProofText(handedOver()!)).toEqual(long);
  });

  it('refuses what is no such file', () => {
    for (const text of ['', '{}', '<p>A page</p>', 'A notebook'])
      expect(() => addressOfFile(text, SITE)).toThrow(LinkError);
    expect(handedOver()).toBeNull();
  });
});
