import { describe, expect, it } from 'vitest';
import type { Doors } from '#lib/state/doors.ts';
import { userEvent } from 'vitest/browser';
import { OTHER_PARCEL, PARCEL } from '../../state/fake.ts';
import { violations } from '../../view/axe.ts';
import { fence, show } from '../show.ts';

const FILES = [new File(['a'], 'images'), new File(['b'], 'labels')];
const SMALL = { trainPerClient: 20, testPerClass: 10, probePerClass: 4 };

/** Cells whose reader wants a dataset that nobody has given yet. */
async function wanting(body: string, data: object = {}, changes: Partial<Doors> = {}) {
  const shown = await show(body, changes);
  const spec = { source: 'file', sha256: PARCEL.sha256, ...SMALL, ...data };
  shown.page.follow(`#data=${JSON.stringify(spec)}`);
  await expect.element(panel(shown).first()).toBeVisible();
  return shown;
}

type Shown = Awaited<ReturnType<typeof show>>;
const panel = ({ screen }: Shown) => screen.getByRole('region', { name: 'Data files' });
const chooser = ({ screen }: Shown) => screen.getByLabelText(/^Choose/).first();

/** Lets files go over the panel. */
function drop(element: Element, files: readonly File[]) {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

const reads = (outcome: () => Promise<typeof PARCEL>): Partial<Doors> => ({
  reader: () => ({ read: outcome, close: () => undefined }),
});

describe('a map cell', () => {
  it('asks for the data files that the arms take, and runs once they are there', async () => {
    const shown = await wanting(fence('map'));
    const { screen, page, doors } = shown;
    await expect.element(panel(shown)).toHaveTextContent(`SHA-256 ${PARCEL.sha256}`);
    await expect.element(panel(shown)).toHaveTextContent('Nothing is uploaded');
    expect(await violations(panel(shown).element())).toEqual([]);
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(panel(shown)).toHaveTextContent('400 samples, 40 of each of 10 classes');
    await expect.element(panel(shown)).toHaveTextContent('12 × 10 pixels');
    expect(await violations(panel(shown).element())).toEqual([]);
    await panel(shown).getByRole('button', { name: 'Run live' }).click();
    expect(doors.runs).toHaveLength(2);
    await expect.element(panel(shown)).not.toBeInTheDocument();
    expect(page.problems).toEqual([]);
    await expect.element(screen.getByText('Preparing clients and data')).toBeVisible();
  });

  it('says what lacks where a run is asked for without them', async () => {
    const shown = await wanting(fence('map'));
    await shown.screen.getByRole('button', { name: 'Run live' }).first().click();
    const { screen } = shown;
    await expect.element(screen.getByText(/files of 4c1d0e774c1d… were not given/)).toBeVisible();
    await expect.element(screen.getByText('Nothing was run.')).toBeVisible();
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(screen.getByText('Nothing was run.')).not.toBeInTheDocument();
  });

  it('says of files that are too few what lacks, and offers no run', async () => {
    const shown = await wanting(fence('map'), { testPerClass: 100 });
    await userEvent.upload(chooser(shown), FILES);
    await expect
      .element(panel(shown))
      .toHaveTextContent('class 0 of File 4c1d0e77 has 40 test samples, 100 are asked for');
    await expect
      .element(panel(shown).getByRole('button', { name: 'Run live' }))
      .not.toBeInTheDocument();
  });

  it('says of another dataset that it is not the wanted one', async () => {
    const shown = await wanting(
      fence('map'),
      {},
      reads(() => Promise.resolve(OTHER_PARCEL)),
    );
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(panel(shown)).toHaveTextContent('another dataset than the wanted one');
    await expect.element(panel(shown)).toHaveTextContent(OTHER_PARCEL.sha256);
    expect(shown.page.missing).toEqual([PARCEL.sha256]);
  });

  it('names the file, and what is wrong with it', async () => {
    const problem = 'labels: cut off after 9 bytes, its header promises 40 (32)';
    const shown = await wanting(
      fence('map'),
      {},
      reads(() => Promise.reject(new Error(problem))),
    );
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(panel(shown).getByRole('alert')).toHaveTextContent(problem);
  });

  it('says that it reads, and can be stopped', async () => {
    let closed = false;
    const reader = () => ({
      read: () => new Promise<never>(() => {}),
      close: () => (closed = true),
    });
    const shown = await wanting(fence('map'), {}, { reader });
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(shown.screen.getByText('Reading the files')).toBeVisible();
    await panel(shown).getByRole('button', { name: 'Cancel' }).click();
    expect(closed).toBe(true);
    await expect.element(shown.screen.getByText('Reading the files')).not.toBeInTheDocument();
  });

  it('takes files that are dropped, one after the other too', async () => {
    const shown = await wanting(fence('map'));
    const element = panel(shown).element();
    drop(element, FILES.slice(0, 1));
    await expect
      .element(panel(shown))
      .toHaveTextContent('images is here. Now the other of the two files.');
    drop(element, FILES.slice(1));
    await expect.element(panel(shown)).toHaveTextContent('400 samples');
  });
});

describe('a data cell', () => {
  it('asks for the data files that the arms take', async () => {
    const shown = await wanting(fence('data'));
    await expect.element(panel(shown)).toHaveTextContent(PARCEL.sha256);
    await userEvent.upload(chooser(shown), FILES);
    expect(shown.page.missing).toEqual([]);
  });
});

describe('a spec cell', () => {
  it('takes data files in place of the glyphs: their SHA-256 is set', async () => {
    const shown = await show(fence('spec'));
    const { screen, page } = shown;
    await screen.getByText('More fields').click();
    await screen.getByLabelText('Source').selectOptions('file');
    await expect.element(screen.getByText('is missing').first()).toBeVisible();
    expect(page.changed).toEqual({});
    await userEvent.upload(chooser(shown), FILES);
    await expect.element(screen.getByLabelText('SHA-256 of the file')).toHaveValue(PARCEL.sha256);
    expect(page.changed).toEqual({ data: { source: 'file', sha256: PARCEL.sha256 } });
    // As many as the default asks for are not in these.
    await expect.element(panel(shown)).toHaveTextContent('Too few samples for this experiment');
  });

  it('takes other files in place of those that it has', async () => {
    const shown = await wanting(
      fence('spec'),
      {},
      reads(() => Promise.resolve(OTHER_PARCEL)),
    );
    await shown.screen.getByText('More fields').click();
    await userEvent.upload(chooser(shown), FILES);
    await expect
      .element(shown.screen.getByLabelText('SHA-256 of the file'))
      .toHaveValue(OTHER_PARCEL.sha256);
    expect(shown.page.changed).toMatchObject({ data: { sha256: OTHER_PARCEL.sha256 } });
  });
});
