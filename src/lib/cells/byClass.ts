import { accuracyByClass } from '#lib/measure/accuracy.ts';
import type { Side } from '#lib/state/side.svelte.ts';

/** Server accuracy by client and class of one side; null until its round is there, or without a server model. */
export function serverByClass({ arm, kept }: Side) {
  const server = kept?.test.server;
  const { questions, opening } = arm;
  if (!server || !questions || !opening) return null;
  const { clients, classes } = opening;
  return {
    rows: clients.map(({ id, architecture }) => ({ label: `${id + 1} ${architecture}`, hue: id })),
    columns: Array.from({ length: classes }, (_, label) => String(label)),
    values: accuracyByClass(server, questions),
    outlined: Uint8Array.from({ length: clients.length * classes }, (_, cell) =>
      Number(clients[Math.floor(cell / classes)]!.classes.includes(cell % classes)),
    ),
  };
}
