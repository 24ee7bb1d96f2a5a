import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { gzipSync } from 'fflate';
import { datasetHash } from '#lib/sim/data/dataset.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { skewscope } from '../cli/program.ts';
import { bars } from '../sim/data/idxFile.ts';
import { expect, openList, runLive, test } from './visit.ts';

const { images, labels } = bars(400, 10);
const sha256 = datasetHash(readIdxPair(images, labels));
/** Small enough for 40 samples of each class. */
const spec = {
  data: {
    source: 'file',
    sha256,
    side: 10,
    trainPerClient: 20,
    testPerClass: 10,
    probePerClass: 4,
  },
  clients: { count: 4, architectures: ['mlp-s', 'cnn-s'] },
  method: { id: 'harmony', rounds: 3 },
};
const NOTEBOOK = `---
title: Bars
summary: A notebook on data files.
minutes: 1
arms:
  bars: { title: Bars, spec: ${JSON.stringify(spec)} }
---

\`\`\`skewscope train

\`\`\`

\`\`\`skewscope data

\`\`\`
`;

let folder: string;
const path = (name: string) => join(folder, name);
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-data-'));
  writeFileSync(path('images.gz'), gzipSync(images));
  writeFileSync(path('others.gz'), gzipSync(bars(400, 9).images));
  writeFileSync(path('labels'), labels);
  writeFileSync(path('bars.md'), NOTEBOOK);
  writeFileSync(path('spec.json'), JSON.stringify(spec));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const panel = (page: Page) => page.getByRole('region', { name: 'Data files' }).first();

/** What the command line makes of the same files. */
function fingerprint(): string {
  const data = `idx:${path('images.gz')},${path('labels')}`;
  const { out } = skewscope('run', path('spec.json'), '--data', data, '--json');
  return (JSON.parse(out) as { fingerprint: string }).fingerprint;
}

/** Opens the notebook from its file, as somebody does to whom it was sent without the data. */
async function openBars(page: Page): Promise<void> {
  await openList(page);
  await page.getByLabel('Open a file').setInputFiles(path('bars.md'));
  await expect(page.getByRole('heading', { name: 'Bars' })).toBeVisible();
  await expect(panel(page)).toContainText(sha256);
}

async function give(page: Page, ...names: string[]): Promise<void> {
  await panel(page)
    .getByLabel(/^Choose/)
    .setInputFiles(names.map(path));
}

test('a notebook on data files asks for them, and gets the bits of the command line on them', async ({
  page,
}) => {
  await openBars(page);
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await expect(page.getByText(`the files of ${sha256.slice(0, 12)}… were not given`)).toBeVisible();
  await expect(page.getByText('Nothing was run.')).toBeVisible();
  await give(page, 'labels');
  await expect(panel(page)).toContainText('labels is here. Now the other of the two files.');
  await give(page, 'images.gz');
  await expect(panel(page)).toContainText('40 of each of 10 classes, 10 × 10 pixels');
  await expect(page.getByText('Nothing was run.')).toHaveCount(0);
  await runLive(page);
  await expect(panel(page)).toHaveCount(0);
  const found = page.locator('[title^="fingerprint "]');
  await expect(found).toHaveAttribute('title', `fingerprint ${fingerprint()}`);
  await expect(page.getByText('The test set holds 10 samples of each class')).toBeVisible();
});

test('files that are no dataset, or another one, are told apart', async ({ page }) => {
  await openBars(page);
  await give(page, 'labels', 'spec.json');
  await expect(panel(page).getByRole('alert')).toContainText(
    'spec.json: magic 7b226461 is not that of an IDX file',
  );
  await give(page, 'others.gz', 'labels');
  await expect(panel(page)).toContainText('another dataset than the wanted one');
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  // They stay for the life of the page, but nowhere else.
  await give(page, 'labels', 'images.gz');
  await expect(panel(page)).toContainText('40 of each of 10 classes');
  await page.reload();
  await expect(panel(page)).toContainText('This experiment is on data that do not travel');
});
