import { describe, expect, it, vi } from 'vitest';
import type { Trained } from '#lib/sim/trained.ts';
import { Asking } from '#lib/state/asking.svelte.ts';
import { Question } from '#lib/state/question.svelte.ts';
import type { Asked } from '#lib/worker/protocol.ts';
import type { Asker } from '#lib/worker/asker.ts';
import { ASKED, TRAINED } from './fake.ts';

/** Asking whose answers come when the test says so. */
function slow() {
  const asked: {
    image: number[];
    trained: Trained;
    answer: (asked: Asked) => void;
    fail: (error: Error) => void;
  }[] = [];
  const state = { started: 0, closed: 0 };
  const start = (): Asker => {
    state.started++;
    return {
      ask: (trained, images) =>
        new Promise((answer, fail) => asked.push({ image: [...images], trained, answer, fail })),
      close: () => void state.closed++,
    };
  };
  const asking = new Asking(start);
  return { asked, state, asking, question: new Question(asking) };
}

const image = (grey: number) => Uint8Array.of(grey);

describe('new Question(asking)', () => {
  it('puts an image in greys of 0…1, and has the answer of each', async () => {
    const { asked, question } = slow();
    const other = { ...TRAINED };
    const put = question.put(image(51), [TRAINED, other]);
    expect(asked.map(({ image, trained }) => [image[0]!.toFixed(1), trained === other])).toEqual([
      ['0.2', false],
      ['0.2', true],
    ]);
    expect(question.answer(TRAINED)).toBeNull();
    for (const { answer } of asked) answer(ASKED);
    await put;
    expect(question.answer(other)).toBe(ASKED);
  });

  it('asks only the latest of what comes meanwhile', async () => {
    const { asked, question } = slow();
    void question.put(image(1), [TRAINED]);
    void question.put(image(2), [TRAINED]);
    void question.put(image(255), [TRAINED]);
    asked[0]!.answer(ASKED);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map(({ image }) => Math.round(255 * image[0]!))).toEqual([1, 255]);
  });

  it('has no answer of models that failed, says why, and asks another worker next', async () => {
    const { asked, asking, question, state } = slow();
    const put = question.put(image(1), [TRAINED]);
    asked[0]!.fail(new Error('the worker stopped'));
    await put;
    expect(question.answer(TRAINED)).toBeNull();
    expect(asking.failure).toBe('the worker stopped');
    const again = question.put(image(1), [TRAINED]);
    asked[1]!.answer(ASKED);
    await again;
    expect(asking.failure).toBeNull();
    expect(state).toEqual({ started: 2, closed: 1 });
  });

  it('asks nobody once it is closed', async () => {
    const { asked, asking, question } = slow();
    asking.close();
    await question.put(image(1), [TRAINED]);
    expect(asked).toEqual([]);
  });
});
