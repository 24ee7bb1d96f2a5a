import { render } from 'vitest-browser-svelte';
import { page as tab } from 'vitest/browser';
import { expect, it } from 'vitest';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { claimed, EVIDENCE } from '../../state/claims.ts';
import { load, open } from '../../state/fake.ts';
import { violations } from '../../view/axe.ts';
import Harness from './Harness.svelte';

/** What another version made is not run again before it is asked for. */
const ASKED: Partial<Proof> = { maker: { ...claimed().maker, engine: '4.22.0, kernels 1' } };

async function show(changes: Partial<Proof> = ASKED) {
  const { page, doors } = open();
  await tab.viewport(1280, 900);
  await load(page);
  await page.openProof(claimed(changes));
  const screen = await render(Harness, { page });
  const badge = (kind: string) => screen.container.querySelector(`header [data-kind="${kind}"]`);
  const button = (name: string) => screen.getByRole('button', { name });
  return { page, doors, screen, badge, button, status: screen.getByRole('status') };
}

function altered(evidence: Partial<Evidence>): Partial<Proof> {
  return { evidence: { splitgp: EVIDENCE, both: { ...EVIDENCE, ...evidence } } };
}

it('shows at once what is claimed, of which arms, and that nothing of it was checked', async () => {
  const { screen, badge, status, button, doors } = await show({ ...ASKED, tried: { seed: 3 } });
  expect(badge('claimed')).not.toBeNull();
  await expect.element(status).toHaveTextContent(/^Not checked\. A replay runs both arms again/);
  await expect
    .element(screen.getByText(/^preset default · seed: 1 → 3 · method\.rounds: 60 → 4$/))
    .toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /^server accuracy, unseen/ }))
    .toHaveTextContent('1.001.00');
  await expect.element(screen.getByText(/kernels 1; here it runs on .*kernels 2/)).toBeVisible();
  await expect.element(button('Replay and check')).toBeEnabled();
  expect(doors.runs).toHaveLength(0);
  expect(await violations(screen.container)).toEqual([]);
});

it('is replayed when asked, with progress and a way out, and says what it found', async () => {
  const { screen, page, doors, badge, button, status } = await show();
  await button('Replay and check').click();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  await expect.element(button('Replay and check')).not.toBeInTheDocument();
  await button('Cancel').click();
  expect(page.comparison).toBeNull();
  await button('Replay and check').click();
  doors.runs.splice(0, 2);
  doors.playRounds();
  await expect.element(status).toHaveTextContent(/what the link claims, bit for bit/);
  expect(badge('verified')).not.toBeNull();
  await expect
    .element(screen.getByRole('listitem').filter({ hasText: 'SplitGP' }))
    .toHaveTextContent('verified');
  expect(await violations(screen.container)).toEqual([]);
});

it('tells from claimed to found what differs, at which round', async () => {
  const figures = { ...EVIDENCE.figures, 'gated.1': 0.4321 };
  const { screen, doors, badge, status } = await show(altered({ figures }));
  doors.playRounds();
  await expect.element(status).toHaveTextContent(/from round 4 on it is not what the link claims/);
  expect(badge('diverged')?.parentElement).toHaveTextContent('at round 4');
  await expect
    .element(screen.getByRole('row', { name: /^accuracy at the oracle/ }))
    .toHaveTextContent(/claimed\s0\.4321 → found\s1\.0000$/);
  expect(await violations(screen.container)).toEqual([]);
});

it('tells the same decisions of other bits', async () => {
  const hashes = EVIDENCE.hashes.map((hash, i) => (i ? 'f'.repeat(12) : hash));
  const { doors, badge, status } = await show(altered({ hashes }));
  doors.playRounds();
  await expect.element(status).toHaveTextContent(/from round 2 on some bits are not/);
  expect(badge('decisions')).toHaveTextContent('same decisions');
});

it('says why it could not be checked, and can be replayed again', async () => {
  const { doors, button, status } = await show(altered({}));
  doors.runs[0]!.reply({ type: 'failed', message: 'memory ran out', round: 3 });
  await expect
    .element(status)
    .toHaveTextContent('It could not be checked: SplitGP stopped at round 3: memory ran out.');
  await expect.element(button('Replay and check')).toBeEnabled();
});

it('is no verdict on what was changed after, and leads back', async () => {
  const { page, doors, badge, button, status } = await show();
  page.replay();
  doors.playRounds();
  await expect.element(status).toHaveTextContent(/^Run again here/);
  page.change('seed', 9);
  await expect.element(status).toHaveTextContent(/no longer what was claimed/);
  expect([badge('verified'), badge('claimed') === null]).toEqual([null, false]);
  await button('Back to the claim').click();
  await expect.element(status).toHaveTextContent(/^Run again here/);
});

it('without evidence it says that there is nothing to check; undo takes it away', async () => {
  const { screen, page, button, status } = await show({ evidence: {} });
  await expect.element(status).toHaveTextContent(/carries no evidence/);
  await expect.element(screen.getByRole('table')).not.toBeInTheDocument();
  await expect.element(button('Replay and check')).not.toBeInTheDocument();
  await button('Undo opening').click();
  await expect.element(status).not.toBeInTheDocument();
  expect(page.claim).toBeNull();
});

it('asks for data files that do not travel, before anything is run', async () => {
  const data = { source: 'file', sha256: 'a'.repeat(64) };
  const { screen, button, doors, status } = await show({ tried: { data } });
  await expect.element(status).toHaveTextContent(/data that do not travel/);
  await expect.element(screen.getByRole('region', { name: 'Data files' })).toBeVisible();
  await expect.element(button('Replay and check')).not.toBeInTheDocument();
  expect(doors.runs).toHaveLength(0);
});
