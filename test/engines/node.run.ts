import { startBundledEngine } from '../../src/cli/engine.ts';
import { runAll } from './runs.ts';

console.log(JSON.stringify(await runAll(startBundledEngine)));
