import { deflateSync } from 'fflate';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '#lib/proof/base64.ts';
import { canonicalJson } from '#lib/sim/canonical.ts';
import { contentOf } from '#lib/proof/content.ts';
import { DICTIONARY } from '#lib/proof/dictionary.ts';
import { inflated } from '#lib/proof/inflated.ts';
import {
  checksum,
  LONGEST_PAYLOAD,
  MOST_INFLATED,
  packProof,
  unpackProof,
} from '#lib/proof/payload.ts';
import { stream } from '#lib/sim/random.ts';
import { exampleProof, forged, refusalOf } from './examples.ts';

const proof = exampleProof();
const payload = packProof(proof);

describe('packProof(proof)', () => {
  it('is read back as the same proof', () => {
    expect(unpackProof(payload)).toEqual(proof);
  });

  it('keeps the order of the arms', () => {
    const { before, after } = proof.arms as Record<'before' | 'after', (typeof proof.arms)[string]>;
    const turned = exampleProof({ arms: { zebra: after, after, ant: before } });
    expect(Object.keys(unpackProof(packProof(turned)).arms)).toEqual(['zebra', 'after', 'ant']);
  });

  it('is the same for the same proof, in whatever order its fields are', () => {
    const turned = Object.fromEntries(Object.entries(proof).reverse()) as unknown as typeof proof;
    expect(packProof(turned)).toBe(payload);
  });

  it('has only characters that every fragment may have', () => {
    expect(payload).toMatch(/^[\w-]+$/);
  });

  it('refuses what no reader would take', () => {
    const entry = proof.arms['after']!;
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`a${i}`, entry]));
    const packing = (differing: Partial<typeof proof>) =>
      refusalOf(() => packProof(exampleProof({ evidence: {}, ...differing })));
    expect(packing({ arms: many })).toBe('arms: 25 arms are not in 1…24');
    expect(packing({ tried: { seed: -1 } })).toMatch(
      /^arms\.before: seed: -1 is not a whole number/,
    );
    expect(packing({ notebook: { lesson: '../evil' } })).toMatch(/^lesson: "\.\.\/evil" is not/);
    expect(packing({ evidence: { gone: proof.evidence['after']! } })).toBe(
      'evidence: "gone" is not an arm of the link',
    );
    const text = 'é'.repeat(70_000);
    expect(packing({ notebook: { title: 'Long', text } })).toMatch(/bytes, more than 131072/);
  });

  it('leaves out readings at their default', () => {
    const readings = [
      { path: 'threshold', value: 0.3 },
      { path: 'rho', value: 0.5 },
    ];
    expect(unpackProof(packProof(exampleProof({ readings }))).readings).toEqual([readings[1]]);
  });
});

describe('unpackProof(payload) refuses', () => {
  const bytes = fromBase64(payload);
  const content = canonicalJson(contentOf(proof));
  const sealed = (text: string, format?: number) =>
    refusalOf(() => unpackProof(forged(text, format)));

  it.each([
    ['nothing', '', 'the link is cut off: 0 characters are too few for one'],
    ['a beginning', payload.slice(0, 8), 'the link is cut off: 8 characters are too few for one'],
    ['a part', payload.slice(0, -9), 'the link is cut off or mistyped'],
    ['a character that is no digit', `${payload}!`, 'the link has "!" in it'],
    ['a letter outside of ASCII', `${payload}é`, 'the link has "é" in it'],
    ['more characters than a link has', payload + 'A'.repeat(8000), 'more than 8000'],
  ])('%s', (_, text, sentence) => {
    expect(refusalOf(() => unpackProof(text))).toContain(sentence);
  });

  it('a link with one character mistyped', () => {
    for (let at = 2; at < payload.length - 1; at += 7) {
      const other = payload[at] === 'A' ? 'B' : 'A';
      const mistyped = payload.slice(0, at) + other + payload.slice(at + 1);
      expect(refusalOf(() => unpackProof(mistyped))).toMatch(/mistyped|format/);
    }
  });

  it('a link of a newer version, whatever is in it', () => {
    expect(refusalOf(() => unpackProof(toBase64(concatBytes(Uint8Array.of(7), bytes))))).toBe(
      'made by a newer version of Skewscope: its link format 7 is newer than 1, the one known here',
    );
    expect(sealed(content, 0)).toContain('the link format 0 is not in 1…1');
  });

  it('what is no JSON, no UTF-8 or has a mark before it', () => {
    expect(sealed('{"arms":')).toBe('what is in the link is not JSON');
    expect(sealed(`\ufeff${content}`)).toBe('what is in the link is not UTF-8');
    const broken = forged(utf8ToBytes(content).map((byte, i) => (i === 20 ? 0xff : byte)));
    expect(refusalOf(() => unpackProof(broken))).toBe('what is in the link is not UTF-8');
  });

  it('names that objects have by themselves, at any depth', () => {
    const poisoned = content.replace('"weight":2', '"__proto__":{"weight":2}');
    expect(sealed(poisoned)).toBe('"__proto__" is not a field: objects have it by themselves');
    for (const name of ['constructor', 'prototype']) {
      expect(sealed(`{"${name}":1}`)).toContain(`"${name}" is not a field`);
    }
  });

  it('what is too deep, too wide or too much', () => {
    expect(sealed('['.repeat(33) + ']'.repeat(33))).toBe('the link is nested deeper than 32');
    expect(sealed(`[${'[],'.repeat(64)}[]]`)).toContain('65 values, more than 64');
    const wide = `[${Array(64).fill('0').join(',')}]`;
    const square = `[${Array(64).fill(wide).join(',')}]`;
    expect(sealed(`[${Array(3).fill(square).join(',')}]`)).toContain('more than 8192 values');
  });
});

describe('unpackProof(payload) of a bomb', () => {
  // 8,000 characters are 6,000 bytes; deflate makes of them a thousand times as many.
  const bomb = deflateSync(new Uint8Array(6_000_000), { level: 9, dictionary: DICTIONARY });

  it('is refused in few characters', () => {
    const text = toBase64(concatBytes(Uint8Array.of(1), checksum(bomb), bomb));
    expect(text.length).toBeLessThanOrEqual(LONGEST_PAYLOAD);
    expect(refusalOf(() => unpackProof(text))).toBe(
      'the link inflates to more than 131072 bytes, the most that is allowed',
    );
  });

  it('does not take more memory than a few times what is allowed, nor many', () => {
    inflatedOrNot();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 3; i++) inflatedOrNot();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * 12 * MOST_INFLATED);
  });

  it('may hold as much as is allowed, and not one more', () => {
    const sized = (length: number) =>
      inflated(deflateSync(new Uint8Array(length), { dictionary: DICTIONARY }), MOST_INFLATED);
    expect(sized(MOST_INFLATED)).toHaveLength(MOST_INFLATED);
    expect(() => sized(MOST_INFLATED + 1)).toThrow('more than 131072');
  });

  function inflatedOrNot(): void {
    expect(() => inflated(bomb, MOST_INFLATED)).toThrow('inflates to more');
  }
});

describe('fromBase64(toBase64(bytes))', () => {
  it('is the same bytes, of any length', () => {
    const random = stream(1, 'base64');
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, () => random.below(256));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
  });
});
