import { lexer, type Token, type Tokens } from 'marked';

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

export type Row = readonly (readonly Inline[])[];

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly inlines: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly type: 'break' }
  /** `{{both.skew.trunk}}`: a figure of an arm, rendered live. */
  | { readonly type: 'figure'; readonly arm: string; readonly path: readonly string[] };

const FIGURE = /\{\{\s*([a-z][\w-]*)((?:\.[\w-]+)+)\s*\}\}/gi;
const SAFE_LINK = /^(https?:\/\/|#|\/(?!\/))/i;

/** Reads Markdown. HTML is kept as the text it is; a link elsewhere than to http(s) or this site loses its target. */
export function readProse(markdown: string): Block[] {
  return blocks(lexer(markdown));
}

/** Every figure that some prose refers to, in order. */
export function figuresIn(prose: readonly Block[]): Extract<Inline, { type: 'figure' }>[] {
  const found: Extract<Inline, { type: 'figure' }>[] = [];
  JSON.stringify(prose, (_, value: unknown) => {
    if (isFigure(value)) found.push(value);
    return value;
  });
  return found;
}

function isFigure(value: unknown): value is Extract<Inline, { type: 'figure' }> {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'figure';
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
        inlines: token.tokens ? inlines(token.tokens) : text(token.raw.trim()),
      };
  }
}

function inlines(tokens: readonly Token[] = []): Inline[] {
  return tokens.flatMap((token) => inline(token as Tokens.Generic));
}

function inline(token: Tokens.Generic): Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens ? inlines(token.tokens) : text(token['text'] as string);
    case 'escape':
      return [{ type: 'text', text: token['text'] as string }];
    case 'strong':
      return [{ type: 'strong', inlines: inlines(token.tokens) }];
    case 'em':
      return [{ type: 'emphasis', inlines: inlines(token.tokens) }];
    case 'codespan':
      return [{ type: 'code', text: token['text'] as string }];
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

/** Text with its figures cut out. */
function text(source: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of source.matchAll(FIGURE)) {
    if (match.index > from) found.push({ type: 'text', text: source.slice(from, match.index) });
    found.push({ type: 'figure', arm: match[1]!, path: match[2]!.slice(1).split('.') });
    from = match.index + match[0].length;
  }
  if (from < source.length) found.push({ type: 'text', text: source.slice(from) });
  return found;
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
