import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';
import type { Points } from '#lib/state/points.ts';
import type { WalkLevel } from '#lib/view/props/scatter.ts';
import type { PointAnswer } from './answers.ts';

/** What walking on a map says: the client that was entered, its class, or one point with the answers to it. */
export function sentence(
  { client, label }: Points,
  { clients }: Pick<Opening, 'clients'>,
  point: number,
  level: WalkLevel,
  answer: PointAnswer | null,
): string {
  const card = clients[client[point] ?? -1];
  const shown = label[point];
  if (!card || shown === undefined) return '';
  if (level === 'outer') return `${named(card)}, holds ${classesOf(card)}`;
  const place = `${shown} through ${named(card)}`;
  if (level === 'inner') return `class ${place}, which ${holds(card, shown)} it`;
  return answer ? `${place}: ${answered(answer)}` : place;
}

/** Whether a client knows a class of its own, as a verb. */
export function holds({ classes }: Pick<ClientCard, 'classes'>, label: number): string {
  return classes.includes(label) ? 'holds' : 'never saw';
}

function named({ id, architecture }: ClientCard): string {
  return `client ${id + 1} (${architecture})`;
}

function answered({ client, exits, server }: PointAnswer): string {
  const route = exits ? 'exits' : 'is offloaded';
  const served = server === null ? '' : `, server says ${server}`;
  return `${route}, client says ${client}${served}`;
}

function classesOf({ classes }: ClientCard): string {
  if (classes.length === 1) return `class ${classes[0]}`;
  return `classes ${classes.slice(0, -1).join(', ')} and ${classes.at(-1)}`;
}
