import type { LatencyFigures } from '#lib/measure/latency.ts';
import type { Readings } from '#lib/notebook/readings.ts';
import { describeArchitecture } from '#lib/sim/blueprint.ts';
import type { Opening } from '#lib/sim/snapshot.ts';

/** The reader's speeds of devices and network, in units without prefixes. */
export function latencyFigures({
  clientSpeed,
  serverSpeed,
  rtt,
  uplink,
}: Pick<Readings, 'clientSpeed' | 'serverSpeed' | 'rtt' | 'uplink'>): LatencyFigures {
  return {
    clientFlops: 1e9 * clientSpeed,
    serverFlops: 1e9 * serverSpeed,
    rtt: rtt / 1000,
    uplink: 1e6 * uplink,
  };
}

/** Numbers of one cut feature: what leaves the last layer of any extractor. */
export function cutWidth({ clients, side, classes }: Opening): number {
  const { layers } = describeArchitecture(clients[0]!.architecture, side, classes);
  return layers.findLast(({ part }) => part === 'extractor')!.to[0]!;
}
