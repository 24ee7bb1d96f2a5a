import { accuracyByClass } from '#lib/measure/accuracy.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';

/** Server accuracy by client and class of an arm's kept round; null until it is there, or without a server model. */
export function serverByClass(arm: Arm, round: number) {
  const server = arm.kept(round)?.test.server;
  const { questions, run } = arm;
  if (!server || !questions || !run) return null;
  const { clients, classes } = run.opening;
  return {
    rows: clients.map(({ id, architecture }) => ({ label: `${id + 1} ${architecture}`, hue: id })),
    columns: Array.from({ length: classes }, (_, label) => String(label)),
    values: accuracyByClass(server, questions),
    outlined: Uint8Array.from({ length: clients.length * classes }, (_, cell) =>
      Number(clients[Math.floor(cell / classes)]!.classes.includes(cell % classes)),
    ),
  };
}
