/** An element of MathML as plain data: only names and attributes that are listed here, and no style. */
export interface MathElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MathNode[];
}

/** A piece of MathML: text, or an element. */
export type MathNode = string | MathElement;

const TAGS = new Set(
  (
    'math semantics annotation mrow mi mn mo mtext mspace mstyle mfrac msqrt mroot msub msup msubsup munder mover ' +
    'munderover mmultiscripts mprescripts mtable mtr mtd mlabeledtr mpadded mphantom menclose'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence height largeop ' +
    'linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize notation rowlines ' +
    'rowspacing rspace scriptlevel separator stretchy valign voffset width'
  ).split(' '),
);

const TOKEN = /<\/([a-z]+)>|<([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
};

/**
 * Reads well-formed MathML: one element and what is in it. Attributes that are not listed are left out.
 * @throws Error where it is not well formed, or names an element or an entity that is not listed.
 */
export function readMathml(markup: string): MathElement {
  const top: MathNode[] = [];
  const open = [{ tag: '', children: top }];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < markup.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(markup);
    if (!match) throw new Error(`${markup.slice(at, at + 20)}: is not MathML`);
    const [, closes, tag, attributes, empty, text] = match;
    const within = open.at(-1)!;
    if (text !== undefined) within.children.push(unescaped(text));
    else if (closes !== undefined) {
      if (within.tag !== closes) throw new Error(`</${closes}>: closes nothing`);
      open.pop();
    } else {
      const children: MathNode[] = [];
      within.children.push(element(tag!, attributes!, children));
      if (!empty) open.push({ tag: tag!, children });
    }
  }
  const [first] = top;
  if (open.length > 1 || top.length !== 1 || typeof first !== 'object')
    throw new Error('is not one element of MathML');
  return first;
}

function element(tag: string, attributes: string, children: readonly MathNode[]): MathElement {
  if (!TAGS.has(tag)) throw new Error(`<${tag}>: is not an element of MathML that is shown here`);
  const listed = [...attributes.matchAll(ATTRIBUTE)].filter(([, name]) => ATTRIBUTES.has(name!));
  const pairs = listed.map(([, name, value]) => [name!, unescaped(value!)]);
  return { tag, attributes: Object.fromEntries(pairs) as Record<string, string>, children };
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*);/g, (entity, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`${entity}: is not an entity that is read here`);
    return character;
  });
}
