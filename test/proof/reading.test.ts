import { describe, expect, it } from 'vitest';
import { contentOf } from '#lib/proof/content.ts';
import { LinkError } from '#lib/proof/proof.ts';
import { readContent } from '#lib/proof/reading.ts';
import { exampleProof, refusalOf } from './examples.ts';

type Json = { [field: string]: unknown } & { arms: { [field: string]: unknown }[] };

/** What is refused of a link's content in which something was changed. */
function refused(change: (content: Json) => void): string {
  const content = JSON.parse(JSON.stringify(contentOf(exampleProof()))) as Json;
  change(content);
  return refusalOf(() => readContent(content));
}

const run = (content: Json) => content.arms[1]!['run'] as Record<string, unknown>;

describe('readContent(content) refuses', () => {
  it.each<[string, string, (content: Json) => void]>([
    [
      'a field that is not known',
      'extra: is not a field; the fields here are by, arms,',
      (c) => (c['extra'] = 1),
    ],
    ['a field that is missing', 'by: is missing', (c) => delete c['by']],
    ['a maker that is none', 'by: ["0.1.0"] is not program, engine', (c) => (c['by'] = ['0.1.0'])],
    [
      'a version with markup',
      'by.0: "<b>" is not the name or version',
      (c) => (c['by'] = ['<b>', 'a', 'b']),
    ],
    ['no arms', 'arms: [] names no arm', (c) => (c.arms = [])],
    ['an arm of no group', 'arms.0: 1 is not a group of fields', (c) => (c.arms = [1 as never])],
    ['an arm without a name', 'arms.0.name: is missing', (c) => delete c.arms[0]!['name']],
    [
      'a name that objects have',
      'arms.0.name: "toString" is not a name',
      (c) => (c.arms[0]!['name'] = 'toString'),
    ],
    [
      'the same name twice',
      'arms: "after" is the name of two arms',
      (c) => (c.arms[0]!['name'] = 'after'),
    ],
    [
      'a preset that is not known',
      'arms.before.preset: "fedavg" is not a preset: default,',
      (c) => (c.arms[0]!['preset'] = 'fedavg'),
    ],
    [
      'a method that is not known',
      'arms.after: method.id: "fedavg" is not one of "splitgp", "harmony"',
      (c) => (c['tried'] = { method: { id: 'fedavg' } }),
    ],
    [
      'a field out of range',
      'arms.after: method.rounds: 501 is not a whole number in 1…500',
      (c) => (c.arms[1]!['spec'] = { method: { rounds: 501 } }),
    ],
    [
      'a field of the spec that is not known',
      'arms.before: clints: is not a field',
      (c) => (c['spec'] = { clints: 1 }),
    ],
    ['a spec that is a list', 'spec: [] is not a group of fields', (c) => (c['spec'] = [])],
    [
      'a reading that is a group',
      'readings.view: {"toString":1} is not a word',
      (c) => (c['readings'] = { view: { toString: 1 } }),
    ],
    [
      'a line break in a name',
      'arms.before: a b: is not a field',
      (c) => (c['tried'] = { 'a\nb': 1 }),
    ],
    [
      'a reading that is not known',
      'readings: "zoom" is not a reading; those are threshold,',
      (c) => (c['readings'] = { zoom: 1 }),
    ],
    [
      'a reading out of range',
      'readings.threshold: 3 is not in 0…1',
      (c) => (c['readings'] = { threshold: 3 }),
    ],
    [
      'a side that is no arm',
      'readings.before: "nobody" is not an arm of the link',
      (c) => (c['readings'] = { before: 'nobody' }),
    ],
    [
      'a side that objects have',
      'readings.after: "valueOf" is not an arm',
      (c) => (c['readings'] = { after: 'valueOf' }),
    ],
    [
      'a lesson elsewhere',
      'lesson: "a/../b" is not the name of a lesson',
      (c) => (c['lesson'] = 'a/../b'),
    ],
    [
      'a lesson and a text',
      'a link has a lesson or a text, not both',
      (c) => Object.assign(c, { lesson: 'a', title: 'A', text: '' }),
    ],
    [
      'a text without title',
      'a text and its title are both in a link, or neither',
      (c) => (c['text'] = 'A'),
    ],
    ['an empty title', 'arms.before.title: " " is empty', (c) => (c.arms[0]!['title'] = ' ')],
    ['a long title', 'arms.before.title: "xxx', (c) => (c.arms[0]!['title'] = 'x'.repeat(201))],
    [
      'rounds that do not ascend',
      'arms.after.run.rounds: [0,0] is not ascending',
      (c) => Object.assign(run(c), { rounds: [0, 0], hashes: '0'.repeat(24) }),
    ],
    [
      'rounds out of range',
      'arms.after.run.rounds.0: 501 is not a whole number in 0…500',
      (c) => (run(c)['rounds'] = [501]),
    ],
    ['no rounds', 'arms.after.run.rounds: [] names no round', (c) => (run(c)['rounds'] = [])],
    [
      'fewer hashes than rounds',
      'arms.after.run: has 1 hashes of 7 rounds',
      (c) => (run(c)['hashes'] = '0'.repeat(12)),
    ],
    [
      'hashes cut off',
      'arms.after.run.hashes: "00000" is not hashes of 12',
      (c) => (run(c)['hashes'] = '00000'),
    ],
    [
      'decisions that are none',
      'arms.after.run.decisions: "x" is not 12 hexadecimal digits',
      (c) => (run(c)['decisions'] = 'x'),
    ],
    [
      'too few figures',
      'arms.after.run.figures: [1,1] is not a list of 5 figures',
      (c) => (run(c)['figures'] = [1, 1]),
    ],
    [
      'a figure out of range',
      'arms.after.run.figures.0: 1.5 is not in 0…1',
      (c) => (run(c)['figures'] = [1.5, 0, 0, 0, 0]),
    ],
  ])('%s', (_, sentence, change) => {
    const message = refused(change);
    expect(message.slice(0, sentence.length)).toBe(sentence);
    expect(message.length).toBeLessThanOrEqual(300);
  });

  it.each([null, 1, 'text', [], [[]]])('%j', (content) => {
    expect(refusalOf(() => readContent(content))).toContain('is not a group of fields');
  });
});

describe('readContent(content) of what cannot be made text', () => {
  /** Every copy of a content in which one value, or one in it, is another. */
  function* replaced(value: unknown, by: unknown): Generator<unknown> {
    yield by;
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      for (const other of replaced(inner, by)) {
        yield Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other };
      }
    }
  }

  it.each([
    [{ toString: 1, valueOf: 1 }],
    [[{ toString: null }]],
    ['\ud800'],
    [Infinity],
    [{ length: 1, name: { then: 1 } }],
  ])('is refused or read, wherever %j stands', (by) => {
    const spec = {
      clients: { count: 6, partition: { kind: 'dirichlet' } },
      changes: [{ round: 1, set: { 'method.mix': 0 } }],
    };
    const content = contentOf(exampleProof({ tried: spec, notebook: { title: 'A', text: 'B' } }));
    for (const other of replaced(content, by)) {
      try {
        readContent(other);
      } catch (error) {
        expect(error).toBeInstanceOf(LinkError);
      }
    }
  });
});
