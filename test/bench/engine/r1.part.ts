import { keyed, type Part, type Row } from '../part.ts';
import type { Bounds } from './bounds.ts';
import { isFlat } from './memory.ts';
import { measureR1, type R1 } from './r1.ts';

/** The reference step against the yardstick, what bounds it, and whether memory stays flat. */
export async function r1Part(): Promise<Part> {
  const r1 = await measureR1();
  const { matmul, step, perMatmul, singleStep, steps, memory, runMemory, bounds } = r1;
  const flat = isFlat(memory);
  const runFlat = isFlat(runMemory);
  return {
    title:
      'R1: HARMONY, 12 clients and 12 simulated extractors, 14 × 14, batch 16; losses equal to a run',
    rows: [...rowsOf(r1), ...boundRows(bounds)],
    json: {
      ...keyed('matmul512Ms', matmul),
      r1: {
        ...keyed('ms', step),
        ...keyed('perMatmul', perMatmul),
        ...keyed('singleStepMs', singleStep),
        steps,
        memory: { ...memory, flat, run: { ...runMemory, flat: runFlat } },
        bounds,
      },
    },
    failures: [
      ...(flat ? [] : [`memory is not flat over ${steps} steps: ${JSON.stringify(memory)}`]),
      ...(runFlat ? [] : [`memory is not flat over a run: ${JSON.stringify(runMemory)}`]),
    ],
  };
}

function rowsOf({ matmul, step, perMatmul, singleStep, steps, memory, runMemory }: R1): Row[] {
  const { before, after } = memory;
  const rooms = [runMemory.before, runMemory.after];
  return [
    { name: 'yardstick: tf.matMul, 512 × 512 by 512 × 512', value: matmul, unit: 'ms' },
    { name: 'R1, one step of whole rounds', value: step, unit: 'ms' },
    {
      name: 'R1 in yardsticks',
      value: perMatmul,
      unit: '',
      target: '≤ 1.1, aim 0.85',
    },
    { name: 'R1, a step by itself', value: singleStep, unit: 'ms' },
    {
      name: `live tensors before and after ${steps} steps`,
      value: `${before.tensors}, ${after.tensors}`,
      unit: '',
      target: 'equal',
    },
    {
      name: `values of tensors before and after ${steps} steps`,
      value: `${before.bytes}, ${after.bytes}`,
      unit: 'bytes',
      target: 'equal',
    },
    {
      name: 'blocks in use before and after as many steps of a run',
      value: rooms.map(({ blocks, blockBytes }) => `${blocks} of ${blockBytes}`).join(', '),
      unit: 'bytes',
      target: 'equal',
    },
    {
      name: `memory of the engine before and after ${steps} steps`,
      value: [before, after].map(({ heapBytes }) => (heapBytes / 1e6).toFixed(1)).join(', '),
      unit: 'MB',
      target: 'equal',
    },
  ];
}

function boundRows({
  calls,
  arithmetic,
  memory,
  gathering,
  rest,
  products,
  kernels,
}: Bounds): Row[] {
  const ms = (name: string, value: number): Row => ({ name, value, unit: 'ms' });
  return [
    { name: 'what bounds it, each by itself:', value: '', unit: '' },
    ms(`  calls: ${calls.count.toFixed(0)} × ${calls.usEach.toFixed(2)} µs`, calls.ms),
    ms(
      `  arithmetic: ${arithmetic.mflop.toFixed(0)} MFLOP at ${arithmetic.gflopPerS.toFixed(1)} GFLOP/s`,
      arithmetic.ms,
    ),
    ms(`  memory: ${memory.mb.toFixed(1)} MB at ${memory.gbPerS.toFixed(1)} GB/s`, memory.ms),
    ms('  gathering batches', gathering.ms),
    ms('  what remains', rest.ms),
    { name: 'and in it:', value: '', unit: '' },
    ms(
      `  its ${products.count} products by themselves, at ${products.gflopPerS.toFixed(1)} GFLOP/s`,
      products.ms,
    ),
    ...kernels
      .slice(0, 6)
      .map(({ name, calls, ms: each }) =>
        ms(`  in kernel ${name}, ${calls.toFixed(0)} calls`, each),
      ),
  ];
}
