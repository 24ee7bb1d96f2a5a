import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked';

const FIGURE = /^\{\{([^{}\n]*)\}\}/;
const INLINE = /^\$(?![\s$])((?:\\[\s\S]|[^\\$])+?)(?<!\s)\$(?!\d)/;
const DISPLAY = /^\$\$((?:\\[\s\S]|[^\\$])+?)\$\$/;
const DISPLAY_BLOCK = /^ {0,3}\$\$((?:\\[\s\S]|[^\\$])+?)\$\$[ \t]*(?:\n|$)/;
/** `{{…}}` in running text. */
const figure: TokenizerAndRendererExtension = {
  name: 'figure',
  level: 'inline',
  start: (source) => position(source, /(\{\{)|[\\<![`*]/),
  tokenizer(source) {
    const match = FIGURE.exec(source);
    return match ? { type: 'figure', raw: match[0], text: match[1]! } : undefined;
  },
};

/**
 * `$…$`, and `$$…$$` on its own line. A price is no mathematics: the first `$` has no space after it, the last none
 * before it and no digit after it.
 */
const math: TokenizerAndRendererExtension = {
  name: 'math',
  level: 'inline',
  start: (source) => position(source, /((?<![\w\\$])\$)|[\\<![`*]/),
  tokenizer(source) {
    const display = DISPLAY.exec(source);
    const match = display ?? INLINE.exec(source);
    return match ? mathToken(match, display !== null) : undefined;
  },
};

const mathBlock: TokenizerAndRendererExtension = {
  name: 'mathBlock',
  level: 'block',
  start: (source) => position(source, /(\n {0,3}\$\$)|\n(?: *\n| {0,3}(?:#{1,6}\s|>))/),
  tokenizer(source) {
    const match = DISPLAY_BLOCK.exec(source);
    return match && !/\n\s*\n/.test(match[1]!) ? mathToken(match, true) : undefined;
  },
};

const marked = new Marked({ extensions: [figure, math, mathBlock] });

/** Markdown as tokens; beside those of Markdown `figure` and `math` (with `display`), each with its `text`. */
export function markdownTokens(markdown: string): Token[] {
  return marked.lexer(markdown);
}

function mathToken([raw, tex]: RegExpExecArray, display: boolean) {
  return { type: 'math', raw, text: tex!.trim(), display };
}

/**
 * Where a sign, the group of the pattern, comes first. What else the pattern finds ends the paragraph or the text, so
 * that nothing beyond it matters: looking there would be for every piece of text anew.
 */
function position(source: string, sign: RegExp): number | undefined {
  const match = sign.exec(source);
  return match?.[1] === undefined ? undefined : match.index;
}
