import { beforeAll, expect, it } from 'vitest';
import { output, scratch } from '#lib/sim/engine/kernels/machine.ts';
import { free, scale, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { heap } from '../../sim/engine/exhaust.ts';
import { startInNode } from '../../sim/engine/start.ts';
import { held, isFlat, watchRoom } from './memory.ts';

beforeAll(startInNode);

const one = () => tensor(new Float32Array(1), [1]);

/** Whether memory is flat over `f`: as the engine counts, and to the block. */
function flatOver(f: () => void): { held: boolean; room: boolean } {
  const watch = watchRoom();
  try {
    const [before, room] = [held(), watch.now()];
    f();
    return {
      held: isFlat({ before, after: held() }),
      room: isFlat({ before: room, after: watch.now() }),
    };
  } finally {
    watch.end();
  }
}

it('isFlat(span) lets pass what is freed', () => {
  const work = () => scope(() => void scale(one(), 2));
  expect(flatOver(work)).toEqual({ held: true, room: true });
});

it.each([
  ['a tensor of one value', () => void one()],
  ['an array that no tensor was made of', () => void output([1])],
])('isFlat(span) sees %s that is left', (_, leak) => {
  expect(flatOver(leak)).toEqual({ held: false, room: false });
});

it('isFlat(span) of a watch sees four bytes that belong to nothing', () => {
  expect(flatOver(() => void heap()._malloc(4))).toEqual({ held: true, room: false });
});

it('watchRoom() counts working memory that is taken anew once, and nothing after its end', () => {
  const watch = watchRoom();
  const bytes = [1 << 16, 1 << 17, 1 << 18];
  for (const size of bytes) scratch(size);
  const counted = { blocks: 1, blockBytes: bytes.at(-1) };
  expect(watch.now()).toMatchObject(counted);
  watch.end();
  const later = one();
  expect(watch.now()).toMatchObject(counted);
  free(later);
});
