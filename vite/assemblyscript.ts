import { readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

/**
 * Compiles an AssemblyScript file imported as `x.as.ts?wasm` to a WebAssembly module; the import's
 * default export is its bytes as a `Uint8Array`, so that browser, worker and command line load it alike.
 */
export function assemblyscript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.as.ts?wasm')) return null;
      const file = id.slice(0, -'?wasm'.length);
      this.addWatchFile(file);
      const base64 = Buffer.from(await compile(file)).toString('base64');
      return `export default Uint8Array.from(atob(${JSON.stringify(base64)}), (c) => c.charCodeAt(0));`;
    },
  };
}

async function compile(file: string): Promise<Uint8Array> {
  const source = await readFile(file, 'utf8');
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main(
    ['kernels.ts', '--outFile', 'kernels.wasm', '--runtime', 'stub', '--importMemory', '--initialMemory', '1', '--enable', 'simd', '-O3', '--noAssert'],
    {
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (name, contents) => void outputs.set(name, contents as Uint8Array),
      listFiles: () => [],
    },
  );
  const bytes = outputs.get('kernels.wasm');
  if (error || !bytes) throw new Error(`${file} does not compile:\n${stderr.toString()}`);
  return bytes;
}
