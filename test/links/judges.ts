import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { drivers } from '../browser/drivers/drivers.ts';

/** What was said of a link where it was run again. */
export interface Said {
  readonly verdict: string;
  /** From which round on it is another; null where nothing is said of that. */
  readonly round: number | null;
}

/** Runs a link again, somewhere, and says what came out. */
export type Judge = (link: string) => Promise<Said>;

/** Presses the button of the replay if it waits to be pressed, and hands over the verdict once there is one. */
const VERDICT = `new Promise((resolve) => {
  const look = () => {
    const panel = document.querySelector('section[data-verdict]');
    const verdict = panel?.dataset.verdict ?? 'none';
    if (verdict !== 'none') {
      const words = panel.querySelector('[role="status"]').textContent;
      return resolve({ verdict, words });
    }
    const buttons = [...(panel?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent, disabled }) => /^Replay/.test(textContent) && !disabled)?.click();
    setTimeout(look, 250);
  };
  look();
})`;

const PROGRAM = fileURLToPath(new URL('../cli/skewscope.js', import.meta.url));

/** The command line, and the page in every browser. */
export const judges: Readonly<Record<string, Judge>> = {
  'command line': byCommand,
  ...Object.fromEntries(Object.keys(drivers).map((name) => [name, inBrowser(name)])),
};

function inBrowser(name: string): Judge {
  return async (link) => {
    const { value } = await drivers[name]!<{ verdict: string; words: string }>(link, VERDICT);
    const [, round] = /round (\d+)/.exec(value.words) ?? [];
    return { verdict: value.verdict, round: round === undefined ? null : Number(round) };
  };
}

/** What the command prints; its exit code says the same and must not contradict it. */
async function byCommand(link: string): Promise<Said> {
  const { code, text } = await new Promise<{ code: number; text: string }>((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, 'verify', '--json', link], (_, text) =>
      resolve({ code: child.exitCode ?? 1, text }),
    );
  });
  const { results } = JSON.parse(text) as { results: readonly Said[] };
  const { verdict, round } = results[0]!;
  const codes: Record<string, number> = { verified: 0, diverged: 4 };
  if (codes[verdict] !== code) throw new Error(`${verdict}, but the exit code is ${code}`);
  return { verdict, round: round ?? null };
}
