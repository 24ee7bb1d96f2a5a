import { loanable } from './methods/loans.ts';
import { readArchitecture } from './nets/architecture.ts';
import { clientNet, type ClientNet } from './nets/client.ts';
import { parameters } from './nets/layers.ts';
import { inputValues } from './nets/value-counts.ts';
import { partySize } from './participation.ts';
import type { Spec } from './spec.ts';

/** The fields of a spec on which memory depends. */
export type Sized = Pick<Spec, 'data' | 'clients' | 'method' | 'changes'>;

/** The clients of one architecture. */
export interface Group {
  readonly net: ClientNet;
  readonly clients: number;
  /** Parameters of extractor and head. */
  readonly size: number;
  /** Values of an image as the first layer reads it. */
  readonly input: number;
  /** Which groups' nets its clients may be asked to simulate, one in every round; none while simulation is off. */
  readonly simulable: readonly number[];
}

/** A spec as the estimates read it. */
export interface Plan extends Sized {
  readonly classes: number;
  readonly groups: readonly Group[];
  /** Whether every client trains a simulated extractor beside its own. */
  readonly simulates: boolean;
  /** Whether only some clients take part in a round: they train copies of their models. */
  readonly drafts: boolean;
  /** Whether what trains is first copied and adapted. */
  readonly adapts: boolean;
}

/** The plan of a spec for so many classes: a group of every architecture that is dealt, in the order of dealing. */
export function planOf(spec: Sized, classes: number): Plan {
  const { count, architectures } = spec.clients;
  const dealt = Array.from({ length: count }, (_, id) => architectures[id % architectures.length]!);
  const meta = spec.method.id === 'harmony' && spec.method.meta.on ? spec.method.meta : null;
  const names = [...new Set(dealt)];
  const nets = names.map((name) => clientNet(readArchitecture(name), spec.data.side, classes));
  const groups = names.map((name, a) => {
    const net = nets[a]!;
    return {
      net,
      clients: dealt.filter((other) => other === name).length,
      size: parameters(net.extractor) + parameters(net.head),
      input: inputValues(net.extractor, spec.data.side),
      simulable: meta ? loanable(nets, a, meta.simulate) : [],
    };
  });
  const adapts = meta !== null && meta.innerSteps > 0;
  const drafts = partySize(spec.clients) < count;
  return { ...spec, classes, groups, simulates: meta !== null, drafts, adapts };
}

/** Parameters of one client of a group. */
export const size = (group: Group) => group.size;

/** The cost of all extractors that train: the clients' own and those that they simulate. */
export function crews({ groups, simulates }: Plan, cost: (group: Group) => number): number {
  return own(groups, cost) + (simulates ? lent(groups, cost) : 0);
}

/** The cost of all clients' own models. */
export function own(groups: readonly Group[], cost: (group: Group) => number): number {
  return sum(groups, (group) => group.clients * cost(group));
}

/** The sum of a value over a list: 0 if it is empty. */
export function sum<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((soFar, item) => soFar + value(item), 0);
}

/** Every client simulates an extractor, drawn in every round: the mean and three standard deviations. */
function lent(groups: readonly Group[], cost: (group: Group) => number): number {
  const draws = groups.map((group) => {
    const costs = group.simulable.map((other) => cost(groups[other]!));
    const mean = sum(costs, (c) => c) / costs.length;
    const variance = sum(costs, (c) => (c - mean) * (c - mean)) / costs.length;
    return { clients: group.clients, mean, variance, most: Math.max(...costs) };
  });
  const deviation = Math.sqrt(sum(draws, ({ clients, variance }) => clients * variance));
  return Math.min(
    sum(draws, ({ clients, mean }) => clients * mean) + 3 * deviation,
    sum(draws, ({ clients, most }) => clients * most),
  );
}
