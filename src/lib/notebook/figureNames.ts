import { readFigure } from './figureText.ts';

/** Every figure of an arm's last kept round by its path, with what it is called on a page. */
export const FIGURES = {
  clientAccuracyId: 'client accuracy, own classes',
  clientAccuracyOod: 'client accuracy, unseen classes',
  serverAccuracyId: 'server accuracy, own classes',
  serverAccuracyOod: 'server accuracy, unseen classes',
  'gated.0': 'accuracy at the oracle threshold, ρ = 0',
  'gated.0.5': 'accuracy at the oracle threshold, ρ = 0.5',
  'gated.1': 'accuracy at the oracle threshold, ρ = 1',
  'oracle.0.threshold': 'oracle threshold, ρ = 0',
  'oracle.0.exitShare': 'share that exits at the oracle threshold, ρ = 0',
  'oracle.0.5.threshold': 'oracle threshold, ρ = 0.5',
  'oracle.0.5.exitShare': 'share that exits at the oracle threshold, ρ = 0.5',
  'oracle.1.threshold': 'oracle threshold, ρ = 1',
  'oracle.1.exitShare': 'share that exits at the oracle threshold, ρ = 1',
  'skew.cut': 'skew ratio at the cut',
  'skew.trunk': 'skew ratio at the trunk',
  'skew.projector': 'skew ratio at the projector',
  'skew.within': 'skew ratio at the trunk, within architectures',
  'skew.across': 'skew ratio at the trunk, across architectures',
  'probeTransfer.self': 'probe transfer, own client',
  'probeTransfer.cross': 'probe transfer, other clients',
} as const;

/** What the gate makes of an arm's last kept round at the reader's threshold and ρ, by path. */
export const GATE_FIGURES = {
  'reading.rho': 'OOD ratio ρ',
  'reading.threshold': 'exit threshold',
  'reading.accuracy': 'accuracy with early exit',
  'reading.exitShare': 'share that exits on the client',
} as const;

/** Figures that each client has of its own: at an arm's last kept round, seen through that client. */
export const CLIENT_FIGURES = {
  clientId: 'accuracy of the client itself, own classes',
  clientOod: 'accuracy of the client itself, unseen classes',
  serverId: 'accuracy of the server, own classes',
  serverOod: 'accuracy of the server, unseen classes',
} as const;

/** Figures by path, with what each is called. */
export type Names = Readonly<Record<string, string>>;

/** Every figure that is one number of an arm. */
export const ARM_FIGURES: Names = { ...FIGURES, ...GATE_FIGURES };

/** Names the arms on the two maps, whichever they are, where a figure of an arm is asked for. */
const SHOWN_ARMS = ['before', 'after'];

/** Why a notebook with these arms has no such figure; null if it has. */
export function figureProblem(
  { arm, path }: { readonly arm: string; readonly path: readonly string[] },
  arms: readonly string[],
  names: Names = ARM_FIGURES,
): string | null {
  if (![...arms, ...SHOWN_ARMS].includes(arm)) return `${arm} is not an arm of this notebook`;
  const name = path.join('.');
  if (Object.hasOwn(names, name)) return null;
  return `${name} is not a figure; the figures are ${Object.keys(names).join(', ')}`;
}

/** Why a text such as `after.skew.trunk` does not name a figure of a notebook with these arms; null if it does. */
export function namedProblem(
  text: string,
  arms: readonly string[],
  names: Names = ARM_FIGURES,
): string | null {
  try {
    const figure = readFigure(text);
    if (figure.claim === null) return figureProblem(figure, arms, names);
  } catch {
    // What it is not is said below.
  }
  return `${text || 'nothing'} is not an arm and a figure, such as after.${Object.keys(names)[0]}`;
}
