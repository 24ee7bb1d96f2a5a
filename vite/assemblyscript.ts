import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

/**
 * Compiles an AssemblyScript file imported as `x.as.ts?wasm`, with the files of its folder that it
 * imports, to a WebAssembly module; the import's default export is its bytes as a `Uint8Array`, so
 * that browser, worker and command line load it alike.
 */
export function assemblyscript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.as.ts?wasm')) return null;
      const { bytes, files } = await compile(id.slice(0, -'?wasm'.length));
      for (const file of files) this.addWatchFile(file);
      const base64 = Buffer.from(bytes).toString('base64');
      return `export default Uint8Array.from(atob(${JSON.stringify(base64)}), (c) => c.charCodeAt(0));`;
    },
  };
}

const OPTIONS = [
  ...[
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--initialMemory',
    '1',
    '--enable',
    'simd',
  ],
  ...['-O3', '--noAssert'],
];

/** The module's bytes, and every file that went into it. */
async function compile(entry: string): Promise<{ bytes: Uint8Array; files: readonly string[] }> {
  const folder = dirname(entry);
  const files: string[] = [];
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main([basename(entry), '--outFile', 'out.wasm', ...OPTIONS], {
    readFile: (name) => source(join(folder, name), files),
    writeFile: (name, contents) => void outputs.set(name, contents as Uint8Array),
    listFiles: () => [],
  });
  const bytes = outputs.get('out.wasm');
  if (error || !bytes) throw new Error(`${entry} does not compile:\n${stderr.toString()}`);
  return { bytes, files };
}

/** A file's text, noted in `files`; null if there is none, as the compiler tries several names. */
function source(file: string, files: string[]): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    files.push(file);
    return text;
  } catch {
    return null;
  }
}
