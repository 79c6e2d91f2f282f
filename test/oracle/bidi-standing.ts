// Rules P2, P3 and X1 to X8 of the Unicode Bidirectional Algorithm (https://www.unicode.org/reports/tr9/): in which
// embedding, override and isolate each character of a text stands. Letters take no part in the X rules.

const MAX_DEPTH = 125;
/** Class B: these end every embedding and isolate. U+2028 does not. */
const PARAGRAPH_ENDS = new Set(['\n', '\r', '\u001c', '\u001d', '\u001e', '\u0085', '\u2029']);

export function endsParagraph(unit: string): boolean {
  return PARAGRAPH_ENDS.has(unit);
}

type Override = 'none' | 'ltr' | 'rtl';
export type Base = 'ltr' | 'rtl' | 'auto';

const EMBEDDINGS: Record<string, { odd: boolean; override: Override }> = {
  '\u202a': { odd: false, override: 'none' }, // LRE
  '\u202b': { odd: true, override: 'none' }, // RLE
  '\u202d': { odd: false, override: 'ltr' }, // LRO
  '\u202e': { odd: true, override: 'rtl' }, // RLO
};
const PDF = '\u202c';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';
const ISOLATES = new Set(['\u2066', RLI, FSI]);

/** Where a character stands. */
export interface Standing {
  level: number;
  override: Override;
  /** Isolates around it, those too deep to take effect included. */
  isolates: number;
}

/** For each UTF-16 unit. `auto`: a paragraph takes the direction of its first letter. */
export function standings(text: string, base: Base = 'ltr'): Standing[] {
  return paragraphs(text).flatMap((paragraph) => {
    const level = base === 'auto' ? firstStrong(paragraph, 0, paragraph.length) : Number(base === 'rtl');
    return new Paragraph(paragraph, level).read();
  });
}

/** Cut after each paragraph's end. Joined, they are the text again. */
export function paragraphs(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!endsParagraph(text.charAt(i))) continue;
    found.push(text.slice(from, i + 1));
    from = i + 1;
  }
  return from < text.length ? [...found, text.slice(from)] : found;
}

/** BD9, within a paragraph: which PDI closes which isolate. What is not closed ends with the paragraph. */
export function isolatesIn(paragraph: string): Map<number, number> {
  const matches = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < paragraph.length; i++) {
    const unit = paragraph.charAt(i);
    if (ISOLATES.has(unit)) open.push(i);
    const opened = unit === PDI ? open.pop() : undefined;
    if (opened !== undefined) matches.set(opened, i);
  }
  return matches;
}

const RIGHT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** P2 and P3: 1 if the first letter outside inner isolates is written from the right, else 0. */
function firstStrong(text: string, from: number, to: number): 0 | 1 {
  let depth = 0;
  for (const letter of text.slice(from, to)) {
    if (ISOLATES.has(letter)) depth++;
    else if (letter === PDI) depth = Math.max(depth - 1, 0);
    else if (depth === 0 && /[\p{L}\u061c\u200e\u200f]/u.test(letter)) return RIGHT.test(letter) ? 1 : 0;
  }
  return 0;
}

/** X1 to X8, under the rules' own names. */
class Paragraph {
  readonly #text: string;
  readonly #base: number;
  readonly #matches: Map<number, number>;
  readonly #stack: { level: number; override: Override; isolate: boolean }[];
  #overflowIsolates = 0;
  #overflowEmbeddings = 0;
  #validIsolates = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
    this.#matches = isolatesIn(text);
    this.#stack = [{ level: base, override: 'none', isolate: false }];
  }

  read(): Standing[] {
    return Array.from(this.#text.split(''), (unit, i) => {
      if (unit === PDI) this.#closeIsolate();
      const { level, override } = this.#last();
      const isolates = this.#validIsolates + this.#overflowIsolates;
      this.#open(unit, i);
      return { level: endsParagraph(unit) ? this.#base : level, override, isolates };
    });
  }

  #last(): { level: number; override: Override; isolate: boolean } {
    return this.#stack.at(-1) ?? { level: this.#base, override: 'none', isolate: false };
  }

  /** X2 to X5c, and X7. An isolate's own character stands outside it. */
  #open(unit: string, i: number): void {
    const embedding = EMBEDDINGS[unit];
    if (embedding !== undefined) this.#push(embedding.odd, embedding.override, false);
    else if (unit === FSI) {
      const end = this.#matches.get(i) ?? this.#text.length;
      this.#push(firstStrong(this.#text, i + 1, end) === 1, 'none', true);
    } else if (ISOLATES.has(unit)) this.#push(unit === RLI, 'none', true);
    else if (unit === PDF) this.#closeEmbedding();
  }

  #push(odd: boolean, override: Override, isolate: boolean): void {
    const { level: last } = this.#last();
    const level = odd ? (last + 1) | 1 : (last + 2) & ~1;
    if (level <= MAX_DEPTH && this.#overflowIsolates === 0 && this.#overflowEmbeddings === 0) {
      this.#stack.push({ level, override, isolate });
      if (isolate) this.#validIsolates++;
    } else if (isolate) this.#overflowIsolates++;
    else if (this.#overflowIsolates === 0) this.#overflowEmbeddings++;
  }

  /** X6a */
  #closeIsolate(): void {
    if (this.#overflowIsolates > 0) this.#overflowIsolates--;
    else if (this.#validIsolates > 0) {
      this.#overflowEmbeddings = 0;
      while (!this.#last().isolate) this.#stack.pop();
      this.#stack.pop();
      this.#validIsolates--;
    }
  }

  /** X7 */
  #closeEmbedding(): void {
    if (this.#overflowIsolates > 0) return;
    if (this.#overflowEmbeddings > 0) this.#overflowEmbeddings--;
    else if (!this.#last().isolate && this.#stack.length > 1) this.#stack.pop();
  }
}
