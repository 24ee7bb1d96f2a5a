import type { Message } from '#lib/sim/snapshot.ts';

/** Messages of one direction, kind and shape, of all clients together. */
export interface Entry {
  readonly direction: 'client → server' | 'server → client';
  readonly kind: Message['kind'];
  /** `16 × 48`. */
  readonly shape: string;
  readonly count: number;
  /** Bytes. */
  readonly total: number;
}

/** A round's messages, those alike added up over the clients. */
export function ledger(messages: readonly Message[]): Entry[] {
  const entries: Record<string, Entry> = {};
  for (const { to, kind, shape, count, bytes } of messages) {
    const direction = to === 'server' ? 'client → server' : 'server → client';
    const size = shape.join(' × ');
    const key = `${direction} ${kind} ${size}`;
    const until = entries[key] ?? { direction, kind, shape: size, count: 0, total: 0 };
    entries[key] = { ...until, count: until.count + count, total: until.total + bytes };
  }
  return Object.values(entries);
}
