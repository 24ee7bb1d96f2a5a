import decodeQR from 'qr/decode.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page as tab, userEvent } from 'vitest/browser';
import { kinds } from '#lib/cells/table.ts';
import { payloadIn } from '#lib/proof/address.ts';
import { unpackProof } from '#lib/proof/payload.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { codeOf } from '#lib/view/qr.ts';
import { load, open, reportAt, TRAINED } from '../../state/fake.ts';
import { fence } from '../show.ts';
import ShareHarness from './ShareHarness.svelte';

const SITE = 'https://skewscope.example/site';

afterEach(() => void vi.restoreAllMocks());

/** A notebook with its recordings, whose panel is opened once it is as the test wants it. */
async function share(
  prepare: (page: OpenNotebook) => unknown = () => undefined,
  cells: OpenNotebook['document']['cells'] = [],
) {
  await tab.viewport(1280, 900);
  const { page, doors } = open({}, cells);
  await load(page);
  await prepare(page);
  const screen = await render(ShareHarness, { page, site: SITE });
  const button = screen.getByRole('button', { name: 'Share…' });
  await button.click();
  const dialog = screen.getByRole('dialog', { name: 'Share' });
  await expect.element(dialog).toBeVisible();
  return { page, doors, screen, button, dialog };
}

async function linkOf({ screen }: Pick<Awaited<ReturnType<typeof share>>, 'screen'>) {
  const field = screen.getByRole('textbox', { name: 'Link' });
  await expect.element(field).toBeVisible();
  return (field.element() as HTMLInputElement).value;
}

describe('SharePanel', () => {
  it('shows a link to what is on show, with what it carries', async () => {
    const shown = await share();
    const { screen } = shown;
    const proof = unpackProof(payloadIn(await linkOf(shown))!);
    expect([proof.notebook, Object.keys(proof.evidence)]).toEqual([
      { lesson: 'a-title' },
      ['splitgp', 'both'],
    ]);
    await expect.element(screen.getByText(/characters: short enough/)).toBeVisible();
    await expect.element(screen.getByText('The lesson “A title”')).toBeVisible();
    const row = screen.getByRole('row', { name: 'skew ratio at the trunk 0.20 0.20' });
    await expect.element(row).toBeVisible();
    await expect.element(screen.getByText(/Nothing reaches a server/)).toBeVisible();
    await expect.element(screen.getByText(/Imported data/)).not.toBeInTheDocument();
  });

  it('does not tell what a prediction asks about', async () => {
    const ask = '{ "ask": "curve", "question": "?", "figure": "both.serverAccuracyOod" }';
    const head = '---\ntitle: T\nsummary: S.\nminutes: 1\narms:\n  both: { title: HARMONY }\n---\n';
    const { notebook } = readNotebook(head + fence('predict', ask), 'x.md', kinds);
    const { screen } = await share(undefined, notebook.cells);
    const row = screen.getByRole('row', { name: /unseen classes 1.00 predict it first$/ });
    await expect.element(row).toBeVisible();
  });

  it('gives the focus back when it is closed by Escape', async () => {
    const { button, dialog } = await share();
    expect(dialog.element().contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
    await button.click();
    await expect.element(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(button).toHaveFocus();
  });

  it('keeps keys from the notebook behind it', async () => {
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    const { dialog } = await share();
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('r');
    window.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it('copies the link, and the frame for another page', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const shown = await share();
    const link = await linkOf(shown);
    await shown.screen.getByRole('button', { name: 'Copy link' }).click();
    await expect.element(shown.screen.getByText('Copied')).toBeVisible();
    await shown.screen.getByRole('button', { name: 'Copy HTML' }).click();
    const [[first], [second]] = write.mock.calls as [[string], [string]];
    expect(first).toBe(link);
    expect(second).toMatch(/^<iframe src="[^"]*\/lessons\/a-title\/\?embed#proof=/);
  });

  it('selects the link where nothing can be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    const shown = await share();
    const link = await linkOf(shown);
    await shown.screen.getByRole('button', { name: 'Copy link' }).click();
    await expect.element(shown.screen.getByText(/^Selected: copy it with/)).toBeVisible();
    await expect.element(shown.screen.getByRole('textbox', { name: 'Link' })).toHaveFocus();
    const field = document.activeElement as HTMLInputElement;
    expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).toBe(link);
  });

  it('draws a QR code that leads to the link', async () => {
    const shown = await share();
    const code = shown.screen.getByRole('img', { name: 'QR code of the link to A title' });
    await expect.element(code).toBeVisible();
    const link = await linkOf(shown);
    const side = codeOf(link)!.length;
    await expect.element(code).toHaveAttribute('viewBox', `0 0 ${side} ${side}`);
    expect(await decoded(code.element())).toBe(link);
  });

  it('shows the code large, and goes back to the panel by Escape', async () => {
    const { screen, dialog } = await share();
    const large = screen.getByRole('button', { name: 'Show large' });
    await large.click();
    const code = screen.getByRole('dialog', { name: /^QR code of/ });
    await expect.element(code).toBeVisible();
    const { width, height } = code.element().getBoundingClientRect();
    expect([width, height]).toEqual([innerWidth, innerHeight]);
    await userEvent.keyboard('{Escape}');
    await expect.element(code).not.toBeInTheDocument();
    await expect.element(dialog).toBeVisible();
    await expect.element(large).toHaveFocus();
  });

  it('says what has no evidence, and has it once that was run', async () => {
    const shown = await share((page) => page.change('seed', 5));
    const { screen, doors } = shown;
    await expect.element(screen.getByText('Without evidence of SplitGP and HARMONY')).toBeVisible();
    await expect
      .element(screen.getByText(/SplitGP, HARMONY: what is shown is of another/))
      .toBeVisible();
    await expect.element(screen.getByText('seed=5')).toBeVisible();
    expect(unpackProof(payloadIn(await linkOf(shown))!).evidence).toEqual({});
    await screen.getByRole('button', { name: 'Run live' }).click();
    doors.playRounds(2);
    await expect.element(screen.getByText(/SplitGP, HARMONY: in training/)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /Cancel/ })).toBeVisible();
    for (const { reply } of doors.runs) {
      for (const round of [3, 4]) reply({ type: 'round', report: reportAt(round, true) });
      reply({ type: 'end', trained: TRAINED });
    }
    await expect.element(screen.getByText(/Without evidence/)).not.toBeInTheDocument();
    const { evidence } = unpackProof(payloadIn(await linkOf(shown))!);
    expect(Object.keys(evidence)).toEqual(['splitgp', 'both']);
  });

  it('offers the file alone where a link would be too long', async () => {
    const text = Array.from({ length: 4000 }, (_, i) => Math.imul(i, 2_654_435_761).toString(36));
    const { screen } = await share((page) => page.draft.add(0, `${text.join(' ')}\n`));
    await expect.element(screen.getByText('Too long for a link: share the file')).toBeVisible();
    await expect.element(screen.getByText(/more than 8000/)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Download the file' })).toBeVisible();
    for (const name of ['Copy link', 'Copy HTML', 'Show large']) {
      await expect.element(screen.getByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});

/** What a camera reads of a drawing. */
async function decoded(svg: Element): Promise<string> {
  const side = 720;
  const copy = svg.cloneNode(true) as Element;
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  const image = new Image(side, side);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const context = new OffscreenCanvas(side, side).getContext('2d')!;
  context.drawImage(image, 0, 0, side, side);
  return decodeQR(context.getImageData(0, 0, side, side), { timeLimit: 10_000 });
}
