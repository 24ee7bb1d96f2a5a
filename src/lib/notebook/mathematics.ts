import katex from 'katex';
import { readMathml, type MathElement, type MathNode } from './mathml.ts';
import { inVariant } from './alphabets.ts';

const SHELL = /^<span class="katex">([\s\S]*)<\/span>$/;
/** What KaTeX colours commands with that need trust. */
const UNTRUSTED = 'untrusted';

const OPTIONS = {
  output: 'mathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  errorColor: UNTRUSTED,
  maxSize: 20,
  maxExpand: 500,
} as const;

/**
 * TeX as a `math` element whose alternative text is the TeX. Links, pictures and styles within TeX are refused.
 * @throws Error that says what is wrong with the TeX.
 */
export function mathematics(tex: string, display: boolean): MathElement {
  const shell = SHELL.exec(rendered(tex, display));
  if (!shell) throw new Error('is not read as mathematics');
  const { attributes, children } = readMathml(shell[1]!);
  const [semantics] = children;
  const shown = typeof semantics === 'object' ? semantics.children.slice(0, 1) : [];
  return {
    tag: 'math',
    attributes: { ...attributes, alttext: tex },
    children: shown.map(plainLetters),
  };
}

function rendered(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, { ...OPTIONS, displayMode });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    throw new Error(error.rawMessage, { cause: error });
  }
}

/** Letters of another alphabet by their own signs: browsers know `mathvariant` no more. */
function plainLetters(node: MathNode): MathNode {
  if (typeof node === 'string') return node;
  const { tag, attributes, children } = node;
  if (attributes['mathcolor'] === UNTRUSTED) throw new Error(`${textOf(node)} is not allowed`);
  const { mathvariant: variant, ...others } = attributes;
  if (variant === undefined || variant === 'normal')
    return { tag, attributes, children: children.map(plainLetters) };
  const letters = children.map((child) =>
    typeof child === 'string' ? inVariant(child, variant) : plainLetters(child),
  );
  return { tag, attributes: others, children: letters };
}

function textOf(node: MathNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
