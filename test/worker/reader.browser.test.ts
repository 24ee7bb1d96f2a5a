import { expect, it } from 'vitest';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { openPool } from '#lib/worker/pool.ts';
import type { Parcel } from '#lib/worker/parcel.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import { startReader } from '#lib/worker/reader.ts';
import { openRuns } from '#lib/worker/runner.ts';
import { bars } from '../sim/data/idxFile.ts';
import { tiny } from '../sim/example.ts';

const { images, labels } = bars(300, 10);
const files = [new File([labels], 'labels'), new File([images], 'images')];

/** What a run says first. */
function firstWord(spec: ReturnType<typeof tiny>, parcel: Parcel): Promise<RunReply> {
  return new Promise((resolve) => {
    const [run] = openRuns(openPool(1), [
      { spec, parcel, listener: (reply) => (run!.cancel(), resolve(reply)) },
    ]);
  });
}

it('what one worker has read outlives it, and is what another one trains on', async () => {
  const reader = startReader();
  const parcel = await reader.read(files);
  reader.close();
  const spec = tiny({ data: { source: 'file', sha256: parcel.sha256 } });
  const federation = federate(spec, fileSource(readIdxPair(images, labels), spec));
  const opening = openingOf(spec, federation);
  expect(await firstWord(spec, parcel)).toEqual({ type: 'opening', opening });
  // Again: a run takes nothing away.
  expect(await firstWord(spec, parcel)).toEqual({ type: 'opening', opening });
});
