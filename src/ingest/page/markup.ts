/** How deep elements may lie in each other: readers of trees take a time that grows with the depth squared. */
const MAX_DEPTH = 50;
const MAX_ELEMENTS = 30_000;
/** Each becomes a node of its own. */
const MAX_ENTITIES = 100_000;
const MAX_CHARACTERS = 3_000_000;
/** More than this is not even looked through. */
const MAX_RAW_CHARACTERS = 30_000_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that the next of their kind ends, with or without a closing tag. */
const IMPLIED = new Set('p li dt dd td th tr tbody thead tfoot option optgroup rt rp'.split(' '));
/** Elements that part what stands before and behind them; where one lies too deep, line breaks do. */
const PARTING = new Set('div section article blockquote ul ol table h1 h2 h3 h4 h5 h6 figure aside main'.split(' '));
/** What holds no word of an article and much of the markup: left out with its content. */
const DROPPED = new Set('style svg math iframe object canvas audio video map datalist select'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'xmp', 'noframes']);

const tooMuch = (what: string): string => `The page ${what} to read: save the article alone, or paste its text.`;
const TOO_LARGE = tooMuch('is too large');

/**
 * The markup of a page, fit to be parsed: one `<html>`, `<head>` and `<body>`, no scripts (but JSON-LD), styles, drawings
 * and comments, and no more elements, and no deeper, than can be read in a moment; what lies deeper keeps its words and
 * loses its tags. One pass, linear whatever the markup.
 */
export function tidyMarkup(html: string): { html: string } | { refused: string } {
  if (html.length > MAX_RAW_CHARACTERS) return { refused: TOO_LARGE };
  const out = new Writer();
  let at = 0;
  while (at < html.length && !out.excess()) {
    const open = html.indexOf('<', at);
    out.text(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = open + readTag(html, open, out);
  }
  const refused = out.excess();
  return refused ? { refused } : { html: out.document() };
}

const NAME = /[a-z][a-z0-9:-]*/iy;

/** Reads what begins with the `<` at `open`, and says how many characters that is. */
function readTag(html: string, open: number, out: Writer): number {
  if (html.startsWith('<!--', open)) return lengthTo(html, open, '-->', html.startsWith('<!-->', open) ? 2 : 4);
  if (html[open + 1] === '!' || html[open + 1] === '?') return lengthTo(html, open, '>', 2);
  const isClosing = html[open + 1] === '/';
  NAME.lastIndex = open + (isClosing ? 2 : 1);
  const name = NAME.exec(html)?.[0].toLowerCase();
  if (!name) {
    out.text('&lt;');
    return 1;
  }
  const end = endOfTag(html, NAME.lastIndex);
  if (isClosing) {
    out.close(name);
    return end - open;
  }
  const tag = html.slice(open, end);
  const contentEnd = RAW.has(name) ? startOfClosing(html, name, end) : end;
  out.open(name, tag, html.slice(end, contentEnd));
  return contentEnd - open;
}

function lengthTo(html: string, open: number, mark: string, skip: number): number {
  const at = html.indexOf(mark, open + skip);
  return (at < 0 ? html.length : at + mark.length) - open;
}

/** Where the closing tag of a raw element begins; the end of the page where there is none, as in browsers. */
function startOfClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** Behind the `>` that ends a tag: one in the quoted value of an attribute doesn't. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  let before = '';
  for (let at = from; at < html.length; at++) {
    const character = html[at] as string;
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && before === '=') quote = character;
    if (character > ' ') before = character;
  }
  return html.length;
}

/** The tidied page as it grows. */
class Writer {
  #head: string[] = [];
  #body: string[] = [];
  #html = '<html>';
  #open: string[] = [];
  /** How many tags of each name lie too deep, and wait for their closing tags. */
  #tooDeep = new Map<string, number>();
  #dropping: { name: string; depth: number } | undefined;
  #inBody = false;
  #characters = 0;
  #elements = 0;
  #entities = 0;

  /** Why it is more than can be read, as a sentence; undefined while it isn't. */
  excess(): string | undefined {
    if (this.#elements > MAX_ELEMENTS) return tooMuch('holds too many elements');
    if (this.#entities > MAX_ENTITIES) return tooMuch('holds too many encoded characters');
    return this.#characters > MAX_CHARACTERS ? TOO_LARGE : undefined;
  }

  text(text: string): void {
    if (this.#dropping || !text) return;
    if (/\S/.test(text)) this.#inBody = true;
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) this.#entities++;
    this.#put(text.includes('\0') ? text.replaceAll('\0', '') : text);
  }

  open(name: string, tag: string, raw: string): void {
    if (this.#dropping) {
      if (this.#dropping.name === name) this.#dropping.depth++;
    } else if (name === 'script') this.#script(tag, raw);
    else if (DROPPED.has(name)) this.#drop(name, tag);
    else if (name === 'html') this.#html = this.#html === '<html>' ? tag : this.#html;
    else if (name === 'body') this.#inBody = true;
    else if (name !== 'head') this.#element(name, tag, raw);
  }

  close(name: string): void {
    if (this.#dropping) {
      if (this.#dropping.name === name && --this.#dropping.depth === 0) this.#dropping = undefined;
    } else if (name === 'head') this.#inBody = true;
    else if (IMPLIED.has(name)) this.#put(`</${name}>`);
    else if (this.#tooDeep.get(name)) this.#tooDeep.set(name, (this.#tooDeep.get(name) as number) - 1);
    else {
      const at = this.#open.lastIndexOf(name);
      if (at < 0) return;
      this.#open.length = at;
      this.#put(`</${name}>`);
    }
  }

  document(): string {
    const [head, body] = [this.#head.join(''), this.#body.join('')];
    return `<!doctype html>${this.#html}<head>${head}</head><body>${body}</body></html>`;
  }

  #script(tag: string, raw: string): void {
    if (/\bld\+json\b/i.test(tag)) this.#head.push('<script type="application/ld+json">', raw, '</script>');
    this.#dropping = { name: 'script', depth: 1 };
  }

  #drop(name: string, tag: string): void {
    if (!tag.endsWith('/>')) this.#dropping = { name, depth: 1 };
  }

  #element(name: string, tag: string, raw: string): void {
    this.#elements++;
    if (!/^(?:title|meta|link|base|noscript|template)$/.test(name)) this.#inBody = true;
    if (!VOID.has(name) && !IMPLIED.has(name)) {
      if (this.#open.length >= MAX_DEPTH) {
        this.#tooDeep.set(name, (this.#tooDeep.get(name) ?? 0) + 1);
        if (PARTING.has(name)) this.#put('<br><br>');
        return;
      }
      this.#open.push(name);
    }
    this.#put(tag.replaceAll('\0', '') + raw);
  }

  #put(markup: string): void {
    this.#characters += markup.length;
    (this.#inBody ? this.#body : this.#head).push(markup);
  }
}
