import { describe, expect, it } from 'vitest';
import { packAnswers, unpackAnswers } from '#lib/recording/answers.ts';
import type { RoundAnswers } from '#lib/recording/report.ts';
import { stream } from '#lib/sim/random.ts';

const CLASSES = 10;
const random = stream(1, 'test');
const entropy = Float32Array.from([
  ...Array.from({ length: 20_000 }, () => random.uniform()),
  ...Array.from({ length: 101 }, (_, j) => j / 100).flatMap(around),
  ...Array.from({ length: 1000 }, () => random.uniform() / 1e5),
  NaN,
]).filter((h) => !(h < 0 || h > 1));
const drawn = () => Uint8Array.from(entropy, () => random.below(CLASSES));
const asked = { classes: CLASSES, testLabels: drawn().subarray(0, entropy.length / 2) };
const answers: RoundAnswers = {
  messages: [{ from: 0, to: 'server', kind: 'features', shape: [16, 48], count: 6, bytes: 2000 }],
  test: { entropy, client: drawn(), server: drawn() },
};

const through = (told: RoundAnswers) => {
  const text = JSON.stringify(packAnswers(told, asked));
  return unpackAnswers(JSON.parse(text) as ReturnType<typeof packAnswers>, asked);
};

describe('unpackAnswers(packAnswers(answers, asked), asked)', () => {
  it('lets the same samples exit at every threshold of whole hundredths', () => {
    const found = through(answers).test.entropy;
    for (let j = 0; j <= 100; j++) {
      const odd = entropy.findIndex((h, i) => h <= j / 100 !== found[i]! <= j / 100);
      expect(odd, `threshold ${j / 100}, entropy ${entropy[odd]}`).toBe(-1);
    }
    expect(found.every((h, i) => Number.isNaN(h) || Math.abs(h - entropy[i]!) <= 0.00751)).toBe(
      true,
    );
  });

  it('shows an entropy in hundredths as what it was rounded up to', () => {
    const found = through(answers).test.entropy;
    const shown = (h: number) => (Number.isNaN(h) ? 'NaN' : h.toFixed(2));
    const up = entropy.map((h) => Math.ceil(h * 100) / 100);
    expect([...found].map(shown)).toEqual([...up].map(shown));
  });

  it('keeps messages and every answer', () => {
    const { messages, test } = through(answers);
    expect(messages).toEqual(answers.messages);
    expect(test.client).toEqual(answers.test.client);
    expect(test.server).toEqual(answers.test.server);
  });

  it('has no answers of a server that there is not', () => {
    const alone = { ...answers, test: { ...answers.test, server: null } };
    expect(through(alone).test.server).toBeNull();
  });
});

/** A number and its neighbours in float32. */
function around(x: number): number[] {
  const bits = new Uint32Array(Float32Array.of(x).buffer)[0]!;
  const near = [bits - 1, bits, bits + 1].filter((each) => each >= 0);
  return near.map((each) => new Float32Array(Uint32Array.of(each).buffer)[0]!);
}
