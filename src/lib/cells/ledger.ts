import type { Message } from '#lib/sim/snapshot.ts';

/** Messages of one direction, kind and shape, of all clients together. */
export interface Entry {
  readonly direction: 'client → server' | 'server → client';
  readonly kind: Message['kind'];
  /** `16 × 48`. */
  readonly shape: string;
  /** How many clients they are from or to. */
  readonly clients: number;
  readonly count: number;
  /** Bytes. */
  readonly total: number;
}

/** A round's messages, those alike added up over the clients. */
export function ledger(messages: readonly Message[]): Entry[] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const { to, kind, shape } = message;
    const key = [to === 'server', kind, ...shape].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()].map(entryOf);
}

function entryOf(alike: readonly Message[]): Entry {
  const { to, kind, shape } = alike[0]!;
  const client = (message: Message) => (message.to === 'server' ? message.from : message.to);
  return {
    direction: to === 'server' ? 'client → server' : 'server → client',
    kind,
    shape: shape.join(' × '),
    clients: new Set(alike.map(client)).size,
    count: alike.reduce((sum, message) => sum + message.count, 0),
    total: alike.reduce((sum, message) => sum + message.bytes, 0),
  };
}
