import type { Token, Tokens } from 'marked';
import { type NamedFigure, readFigure } from './figureText.ts';
import { markdownTokens } from './markdown.ts';
import { mathematics } from './mathematics.ts';
import type { MathElement } from './mathml.ts';

/** Prose as plain data, ready to render: no HTML passes. */
export type Block =
  | {
      readonly type: 'heading';
      readonly level: number;
      readonly id: string;
      readonly inlines: readonly Inline[];
    }
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'table'; readonly head: readonly Row[number][]; readonly rows: readonly Row[] }
  | { readonly type: 'rule' };

/** A row of a table: the words of each cell. */
export type Row = readonly (readonly Inline[])[];

/** A piece of running text. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly inlines: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly type: 'break' }
  /** `{{both.skew.trunk}}`: a figure of an arm, rendered live; with `≈ value ± tolerance` a claim. */
  | ({ readonly type: 'figure' } & NamedFigure)
  | {
      readonly type: 'math';
      readonly display: boolean;
      readonly tex: string;
      readonly tree: MathElement;
    }
  /** A figure or mathematics that cannot be read: its text, and what is wrong with it. */
  | { readonly type: 'refused'; readonly source: string; readonly problem: string };

// Browsers read \ as /, so that two of either name another site; they leave out tabs and line ends between them.
const SAFE_LINK = /^(https?:\/\/|#|\/(?![\t\r\n]*[/\\]))/i;

/**
 * Reads Markdown. HTML is kept as the text it is; a link elsewhere than to http(s) or this site loses its target.
 * Figures and mathematics that cannot be read are kept with what is wrong.
 */
export function readProse(markdown: string): Block[] {
  return blocks(markdownTokens(markdown));
}

function blocks(tokens: readonly Token[] = []): Block[] {
  return tokens.flatMap((token) => block(token as Tokens.Generic) ?? []);
}

function block(token: Tokens.Generic): Block | null {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return {
        type: 'heading',
        level: token['depth'] as number,
        id: slug(token['text'] as string),
        inlines: inlines(token.tokens),
      };
    case 'list':
      return {
        type: 'list',
        ordered: token['ordered'] as boolean,
        items: (token as Tokens.List).items.map((item) => blocks(item.tokens)),
      };
    case 'blockquote':
      return { type: 'quote', blocks: blocks(token.tokens) };
    case 'code':
      return { type: 'code', text: token['text'] as string };
    case 'math':
      return { type: 'paragraph', inlines: inline(token) };
    case 'hr':
      return { type: 'rule' };
    case 'table':
      return {
        type: 'table',
        head: (token as Tokens.Table).header.map((cell) => inlines(cell.tokens)),
        rows: (token as Tokens.Table).rows.map((row) => row.map((cell) => inlines(cell.tokens))),
      };
    default:
      return {
        type: 'paragraph',
        inlines: token.tokens ? inlines(token.tokens) : [{ type: 'text', text: token.raw.trim() }],
      };
  }
}

function inlines(tokens: readonly Token[] = []): Inline[] {
  return tokens.flatMap((token) => inline(token as Tokens.Generic));
}

function inline(token: Tokens.Generic): Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens
        ? inlines(token.tokens)
        : [{ type: 'text', text: token['text'] as string }];
    case 'escape':
      return [{ type: 'text', text: token['text'] as string }];
    case 'strong':
      return [{ type: 'strong', inlines: inlines(token.tokens) }];
    case 'em':
      return [{ type: 'emphasis', inlines: inlines(token.tokens) }];
    case 'codespan':
      return [{ type: 'code', text: token['text'] as string }];
    case 'figure':
      return [tried(token, (text) => ({ type: 'figure', ...readFigure(text) }))];
    case 'math':
      return [tried(token, (tex) => math(tex, token['display'] as boolean))];
    case 'br':
      return [{ type: 'break' }];
    case 'link':
      return SAFE_LINK.test(token['href'] as string)
        ? [{ type: 'link', href: token['href'] as string, inlines: inlines(token.tokens) }]
        : inlines(token.tokens);
    default:
      return [{ type: 'text', text: token.raw }];
  }
}

function math(tex: string, display: boolean): Inline {
  return { type: 'math', display, tex, tree: mathematics(tex, display) };
}

function tried(token: Tokens.Generic, read: (text: string) => Inline): Inline {
  try {
    return read(token['text'] as string);
  } catch (error) {
    return { type: 'refused', source: token.raw.trim(), problem: (error as Error).message };
  }
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
