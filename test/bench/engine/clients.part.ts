import { keyed, type Part } from '../part.ts';
import { measureClients } from './clients.ts';

/** What a step costs as clients join. */
export async function clientsPart(): Promise<Part> {
  const steps = measureClients();
  return {
    title: 'One step as clients join; growth: a client’s share against that among 8',
    rows: steps.flatMap(({ method, clients, step, growth }) => [
      { name: `${method}, ${clients} clients`, value: step, unit: 'ms' },
      { name: '  growth', value: growth, unit: '', target: '≤ 1' },
    ]),
    json: {
      clients: steps.map(({ method, clients, step, growth }) => ({
        method,
        clients,
        ...keyed('ms', step),
        msPerClient: step.median / clients,
        ...keyed('growth', growth),
      })),
    },
    failures: [],
  };
}
