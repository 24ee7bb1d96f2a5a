import { figureIn, type FigureName } from '#lib/cells/compare/figures.ts';
import { FIGURES } from '#lib/notebook/figureNames.ts';
import type { Playback } from '#lib/recording/playback.ts';
import type { Report } from '#lib/recording/report.ts';

const NAMES = Object.keys(FIGURES) as FigureName[];

/** What is told of a round beside its figures. */
const COLUMNS = {
  round: ({ round }: Report) => round,
  /** Figures of kept rounds are those of the test set. */
  samples: ({ tested }: Report) => (tested ? 'test' : 'probe'),
  hash: ({ hash }: Report) => hash,
  'loss.server': ({ losses }: Report) => losses?.server ?? null,
  'loss.contrast': ({ losses }: Report) => losses?.contrast ?? null,
  'bytes.up': ({ bytes }: Report) => bytes.up,
  'bytes.down': ({ bytes }: Report) => bytes.down,
} as const;

/** Losses and figures of every round of every arm as comma-separated values, one row a round; empty where there is none. */
export function figuresTable({ arms }: Pick<Playback, 'arms'>): string {
  const head = ['arm', ...Object.keys(COLUMNS), ...NAMES];
  const rows = arms.flatMap(({ name, reports }) =>
    reports.map((report) => [
      name,
      ...Object.values(COLUMNS).map((column) => column(report)),
      ...NAMES.map((figure) => figureIn(report.tested ?? report.figures, figure)),
    ]),
  );
  return [head, ...rows].map((row) => `${row.map(written).join(',')}\n`).join('');
}

function written(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
