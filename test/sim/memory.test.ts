import { describe, expect, it } from 'vitest';
import { problems } from './problems.ts';

const WIDE = 'mlp:512-512-512-512';

describe('readSpec(input)', () => {
  it('refuses what needs more memory than there is, with the estimate, the limit and what to lower', () => {
    const input = { clients: { count: 64 }, method: { batch: 256 } };
    expect(problems(input)).toEqual([
      expect.stringMatching(
        /^method\.batch: 64 clients with batch 256 need about \d+\.\d GB of memory for training, more than 1\.8 GB, the most that a browser surely grants; lower clients\.count, method\.batch or the widths of clients\.architectures$/,
      ),
    ]);
  });

  it.each([
    [
      { data: { side: 28 }, clients: { count: 64, architectures: [WIDE] } },
      'clients.architectures',
    ],
    [{ data: { side: 28, trainPerClient: 5000 }, clients: { count: 64 } }, 'data.trainPerClient'],
    [
      {
        data: { side: 28 },
        clients: { count: 16, architectures: ['cnn:64-64-64'] },
        method: { batch: 256 },
      },
      'method.batch',
    ],
  ])('names the field that weighs most: %j', (input, path) => {
    expect(problems(input).map((line) => line.split(':')[0])).toEqual([path]);
  });

  it('says of the arrays beside the engine what it says of its memory', () => {
    const input = {
      data: { side: 28, trainPerClient: 5000, testPerClass: 1000, probePerClass: 100 },
      clients: { count: 64, architectures: [WIDE] },
    };
    expect(problems(input)).toEqual([
      expect.stringMatching(
        /^clients\.architectures: the models of 64 clients need about \d\.\d GB /,
      ),
      expect.stringMatching(
        /^data\.trainPerClient: .* need about 1\.\d GB of memory beside the engine, more than 1\.5 GB, the most that a run may take there; lower clients\.count, data\.trainPerClient or data\.side$/,
      ),
    ]);
  });

  it.each([
    {},
    { clients: { count: 64 } },
    { clients: { count: 64 }, method: { batch: 64 } },
    { method: { batch: 256 } },
    { clients: { count: 64 }, data: { testPerClass: 1000, probePerClass: 100 } },
    { data: { side: 28 }, clients: { architectures: ['cnn:64-64-64'] }, method: { batch: 32 } },
    { data: { side: 28 }, clients: { count: 32, architectures: [WIDE] } },
  ])('takes what is merely large: %j', (input) => {
    expect(problems(input)).toEqual([]);
  });
});
