import { expect, it } from 'vitest';
import { sentence } from '#lib/cells/map/sentences.ts';
import { pointsOf } from '#lib/state/points.ts';
import { opening } from '../../state/fake.ts';

const points = pointsOf(opening);
const answer = { exits: false, entropy: 0.6, client: 0, server: 1 };

it.each([
  ['outer', 'client 1 (mlp-s), holds class 0'],
  ['inner', 'class 1 through client 1 (mlp-s), which never saw it'],
  ['point', '1 through client 1 (mlp-s): is offloaded, client says 0, server says 1'],
] as const)('sentence(…, %j) tells what a key entered', (level, told) => {
  expect(sentence(points, opening, 1, level, answer)).toBe(told);
});

it('sentence(…) names every class that a client holds', () => {
  const clients = opening.clients.map((card) => ({ ...card, classes: [0, 3, 7] }));
  expect(sentence(points, { clients }, 1, 'outer', null)).toBe(
    'client 1 (mlp-s), holds classes 0, 3 and 7',
  );
});

it('sentence(…) leaves out answers that are not there', () => {
  expect(sentence(points, opening, 0, 'point', null)).toBe('0 through client 1 (mlp-s)');
  const alone = { ...answer, server: null };
  expect(sentence(points, opening, 0, 'point', alone)).not.toContain('server');
});
