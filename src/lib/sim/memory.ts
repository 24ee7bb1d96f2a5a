import { arrayFootprint, type Content, engineFootprint, total } from './footprint.ts';
import type { Sized } from './plan.ts';

/**
 * Bytes that a run may need of the engine's memory. Some engines let it grow to 2 GiB, others to 4; a
 * tenth of the smaller is left, as an estimate is not a measurement.
 */
const ENGINE = 1.8e9;

/** Bytes that its arrays may take beside that: on a page several runs go side by side. */
const ARRAYS = 1.5e9;

/** For each content, the field that is too large, what is, and what can be lowered. */
const ADVICE = {
  samples: {
    path: 'data.trainPerClient',
    what: ({ clients, data }) =>
      `${clients.count} clients with ${data.trainPerClient} samples of ${data.side} × ${data.side} pixels`,
    lower: 'clients.count, data.trainPerClient or data.side',
  },
  models: {
    path: 'clients.architectures',
    what: ({ clients }) => `the models of ${clients.count} clients`,
    lower: 'clients.count or the widths of clients.architectures',
  },
  rows: {
    path: 'method.batch',
    what: ({ clients, method }) => `${clients.count} clients with batch ${method.batch}`,
    lower: 'clients.count, method.batch or the widths of clients.architectures',
  },
  tests: {
    path: 'data.testPerClass',
    what: ({ clients, data }) =>
      `the answers of ${clients.count} clients to ${data.testPerClass} test samples per class`,
    lower: 'clients.count or data.testPerClass',
  },
  probes: {
    path: 'data.probePerClass',
    what: ({ clients, data }) =>
      `the features of ${data.probePerClass} samples per class through ${clients.count} clients`,
    lower: 'clients.count or data.probePerClass',
  },
} satisfies Record<
  Content,
  { readonly path: string; readonly what: (spec: Sized) => string; readonly lower: string }
>;

/** Why a spec needs more memory than there is, one line with the estimate, the limit and what to lower; nothing if it fits. */
export function* tooLarge(spec: Sized, classes: number): Generator<string> {
  const needs = [
    {
      footprint: engineFootprint(spec, classes),
      limit: ENGINE,
      use: 'for training',
      most: ', the most that a browser surely grants',
    },
    {
      footprint: arrayFootprint(spec, classes),
      limit: ARRAYS,
      use: 'beside the engine',
      most: ', the most that a run may take there',
    },
  ];
  for (const { footprint, limit, use, most } of needs) {
    const need = total(footprint);
    if (need <= limit) continue;
    const [content] = Object.entries(footprint).sort(([, a], [, b]) => b - a)[0]!;
    const { path, what, lower } = ADVICE[content as Content];
    yield (
      `${path}: ${what(spec)} need about ${gigabytes(need)} of memory ${use}, ` +
      `more than ${gigabytes(limit)}${most}; lower ${lower}`
    );
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
