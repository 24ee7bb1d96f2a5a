import { LinkError } from '#lib/proof/proof.ts';
import { SpecError } from '#lib/sim/spec.ts';
import { commands } from './commands.ts';
import { UsageError } from './usage.ts';

/** What is wrong with the call, not with a run. */
const MISUSE = [UsageError, SpecError, LinkError];

/** Exit codes: 0 done, 1 a run that failed, 2 bad usage; others are a command's own. */
process.exitCode = await main(process.argv.slice(2));

async function main([name, ...parameters]: string[]): Promise<number> {
  try {
    const command = commands.find((candidate) => candidate.name === name);
    if (name === '--help' || name === '-h') return say(overview());
    if (!command)
      throw new UsageError(
        `${name ? `${name} is not a command` : 'no command given'}\n\n${overview()}`,
      );
    if (parameters.includes('--help') || parameters.includes('-h')) return say(command.help);
    return (await command.run(parameters)) ?? 0;
  } catch (error) {
    return complain(error as Error);
  }
}

function complain(error: Error): number {
  if (error instanceof SpecError)
    console.error(error.problems.map((problem) => `skewscope: ${problem}`).join('\n'));
  else console.error(`skewscope: ${error.message}`);
  return MISUSE.some((misuse) => error instanceof misuse) ? 2 : 1;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function overview(): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`);
  return [
    'usage: skewscope COMMAND …',
    '',
    ...rows,
    '',
    'skewscope COMMAND --help says more.',
  ].join('\n');
}
