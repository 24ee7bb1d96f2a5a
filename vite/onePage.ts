import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where the page takes its policy, its styles and its script. */
const SLOTS = { policy: '<!--policy-->', styles: '<!--styles-->', script: '<!--script-->' };

/**
 * Makes one HTML file of a build: the page with the only script and the only stylesheet inside, under a policy that
 * allows these two by their hashes, pictures of the page itself, and nothing else: no network, no eval.
 */
export function onePage(page: string, fileName: string): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const [script, ...scripts] = files.flatMap((file) =>
        file.type === 'chunk' ? file.code : [],
      );
      const [styles, ...others] = files.flatMap((file) =>
        file.type === 'asset' ? String(file.source) : [],
      );
      if (script === undefined || styles === undefined || scripts.length || others.length)
        this.error(
          `one script and one stylesheet were expected, not ${Object.keys(bundle).join(', ')}`,
        );
      for (const name of Object.keys(bundle)) Reflect.deleteProperty(bundle, name);
      this.emitFile({ type: 'asset', fileName, source: written(page, script, styles) });
      this.addWatchFile(page);
    },
  };
}

function written(page: string, script: string, styles: string): string {
  const [code, rules] = [`${safe(script.trim())}\n`, `${styles.trim()}\n`];
  const policy = [
    "default-src 'none'",
    `script-src '${hash(code)}'`,
    `style-src '${hash(rules)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const filled = {
    [SLOTS.policy]: `<meta http-equiv="content-security-policy" content="${policy}" />`,
    [SLOTS.styles]: `<style>${rules}</style>`,
    [SLOTS.script]: `<script>${code}</script>`,
  };
  return Object.entries(filled).reduce(
    (html, [slot, text]) => html.split(slot).join(text),
    readFileSync(page, 'utf8'),
  );
}

/** A script that cannot end the element around it, nor open another in it. */
function safe(script: string): string {
  return script.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
