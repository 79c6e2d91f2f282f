import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import type { Extraction, Quotation } from '../../src/extract/extraction.ts';
import { NOBODY } from '../../src/verbs/extract/known.ts';
import { columns } from '../../src/verbs/extract/rows.ts';
import { terminalStyle } from '../../src/verbs/extract/terminal.ts';
import { extractionView } from '../../src/verbs/extract/view.ts';
import { processorMs } from '../fixtures/processor.ts';
import { FERRY, FERRY_EXTRACTION, LUND } from './extract-article.ts';

const ESCAPE = String.fromCharCode(27);
const unpainted = (text: string): string => text.replaceAll(new RegExp(`${ESCAPE}\\[[\\d;]+m`, 'g'), '');
const plain = extractionView(FERRY, FERRY_EXTRACTION, NOBODY, {});

const quoted = (start: number, end: number, rest: Partial<Quotation> = {}): Quotation => ({
  ...{ start, end, text: '', utterance: 1, speaker: null, mention: null, cue: null, confidence: 0.5 },
  ...rest,
});
const only = (...quotes: Quotation[]): Extraction => ({
  language: 'en',
  ...{ summary: [], points: [], statements: [] },
  quotes,
});

describe('the view of an extraction', () => {
  it('numbers the quotations in the article’s text', () => {
    expect(plain).toContain(
      '⟦1⟧"We looked at every engine," said Harbour Master Capt. Ida Lund, ⟦2⟧"and none will see the spring."\n',
    );
    expect(plain).toContain('⟦5⟧“Nobody asked the islanders.”\n');
  });

  it('begins with the summary, in rows as wide as the terminal', () => {
    const summary =
      'In the article’s own words\n\n• The ferry will stop for the winter, the harbour office said in a notice.\n\n';
    expect(plain.startsWith(summary)).toBe(true);
    const narrow = extractionView(FERRY, FERRY_EXTRACTION, NOBODY, { width: 40 }).split('\n');
    expect(narrow.slice(2, 4)).toEqual([
      '• The ferry will stop for the winter,',
      '  the harbour office said in a notice.',
    ]);
    expect(extractionView('"So."', only(), NOBODY, {})).not.toContain('own words');
  });

  it('says of each who said it, how surely, and why, in the article’s words', () => {
    expect(plain).toContain(
      '⟦3⟧ Ida Lund, Harbour Master Capt. · 91 % sure\n    “It is a sad day,”\n    why: “she added”\n',
    );
    expect(plain).toContain('⟦4⟧ The notice (document) · 80 % sure\n    “unavoidable.”\n    why: “The notice calls”\n');
    expect(plain).toContain('⟦5⟧ Unattributed\n    “Nobody asked the islanders.”\n    why: no words beside it tell');
  });

  it('says so where the words beside a quotation name nobody, or don’t say that anyone spoke', () => {
    const mention = { start: 6, end: 9 };
    const view = (rest: Partial<Quotation>) =>
      extractionView('"So." She went.', only(quoted(1, 4, { mention, ...rest })), NOBODY, {});
    expect(view({ speaker: LUND })).toContain('why: “She” stands near it\n');
    expect(view({ cue: { start: 10, end: 14 } })).toContain('why: “She went” doesn’t tell surely who\n');
  });

  it('shows the parts of one utterance as such', () => {
    expect(plain).toContain('⟦1⟧ Ida Lund, Harbour Master Capt. · 97 % sure · one utterance with ⟦2⟧\n');
    expect(plain).toContain('⟦2⟧ Ida Lund, Harbour Master Capt. · 97 % sure · one utterance with ⟦1⟧\n');
  });

  it('keeps reported speech apart, and never between quotation marks', () => {
    const [, reported] = plain.split('Reported in the article’s words, not quoted');
    expect(reported).toContain('• Ida Lund, Harbour Master Capt.\n  the old boat would be sold\n  why: “Lund said”\n');
  });

  it('says whom the library has, and under which name where that is another', () => {
    const as = (name: string) =>
      extractionView(FERRY, FERRY_EXTRACTION, (it) => (it.kind === 'person' ? name : null), {});
    expect(as('Ida Lund')).toContain('⟦3⟧ Ida Lund, Harbour Master Capt. · in the library · 91 % sure\n');
    expect(as('Ida M. Lund')).toContain('⟦3⟧ Ida Lund, Harbour Master Capt. · in the library as Ida M. Lund · 91 %');
    expect(as('Ida M. Lund')).toContain('• Ida Lund, Harbour Master Capt. · in the library as Ida M. Lund\n');
    expect(as('Ida Lund')).toContain('⟦4⟧ The notice (document) · 80 % sure\n');
  });

  it('ends with the counts', () => {
    expect(plain.split('\n').at(-1)).toBe('5 quotations, 2 speakers, 1 unattributed, 1 reported statement');
    expect(extractionView('', only(), NOBODY, { width: 60 })).toBe('No quotation was found in it.');
    const { statements } = FERRY_EXTRACTION;
    const reported = extractionView('Rain.\n', { ...only(), statements }, NOBODY, {});
    expect(reported.split('\n').at(-1)).toBe('No quotation was found in it, but 1 reported statement.');
  });

  it('says where it has no word lists for the language, and nothing of it elsewhere', () => {
    const note = 'Verbatim has no word lists for this language, so nobody is named unless it is very sure.';
    expect(
      extractionView('«Ja.»', { ...only(), language: 'und' }, NOBODY, {})
        .split('\n')
        .at(-1),
    ).toBe(note);
    expect(plain).not.toContain(note);
  });

  it('says where a speaker follows from other quotations', () => {
    expect(extractionView('"So."', only(quoted(1, 4, { speaker: LUND })), NOBODY, {})).toContain(
      'why: from the quotations around it',
    );
  });

  it('joins a mention and a cue that stand apart', () => {
    const article = 'Lund opened the door. "So," she';
    const quote = quoted(23, 26, { mention: { start: 0, end: 4 }, cue: { start: 28, end: 31 } });
    expect(extractionView(article, only(quote), NOBODY, {})).toContain('why: “Lund … she”');
  });
});

describe('on a terminal', () => {
  it('wraps to its width, tells paragraphs apart and colours by speaker', () => {
    const view = extractionView(FERRY, FERRY_EXTRACTION, NOBODY, { width: 60, colour: true });
    expect(Math.max(...unpainted(view).split('\n').map(columns))).toBeLessThanOrEqual(60);
    expect(unpainted(view)).toContain('in a notice.\n\n⟦1⟧"We looked');
    const codeOf = (words: string) => view.split(words)[0]?.split(ESCAPE).at(-1);
    expect(codeOf('We looked')).toBe(codeOf('It is a sad'));
    expect(codeOf('We looked')).not.toBe(codeOf('unavoidable'));
    expect(codeOf('Nobody asked')).toBe('[4m');
  });

  it('breaks no row within what is said about a quotation', () => {
    for (let width = 24; width < 70; width += 1) {
      const view = extractionView(FERRY, FERRY_EXTRACTION, ({ name }) => name, { width, colour: true });
      expect(unpainted(view).split('\nQuotations\n')[1]).not.toMatch(/(·| %|· in|· in the|· one|utterance)\n/);
      expect(view).not.toContain('\u00A0');
    }
  });

  it('paints every row for itself', () => {
    const view = extractionView(FERRY, FERRY_EXTRACTION, NOBODY, { width: 24, colour: true });
    for (const row of view.split('\n'))
      expect(row.split(`${ESCAPE}[0m`).length).toBe(row.split(new RegExp(`${ESCAPE}\\[(?!0m)`)).length);
  });

  it('paints nothing without colour', () => {
    expect(extractionView(FERRY, FERRY_EXTRACTION, NOBODY, { width: 60, colour: false })).not.toContain(ESCAPE);
  });

  it('wraps text without spaces, whose characters take two columns', () => {
    const article = `議長は「${'橋は春に開く。'.repeat(9)}」と述べた。`;
    const view = extractionView(article, extract(article), NOBODY, { width: 40 });
    expect(Math.max(...view.split('\n').map(columns))).toBeLessThanOrEqual(42); // closing marks may hang
    expect(view).not.toMatch(/^[。」]/m);
  });

  it('keeps the lines of a text that has empty ones', () => {
    const article = `${'word '.repeat(30)}\n\nShort.\nShorter.`;
    expect(extractionView(article, only(), NOBODY, { width: 40 })).toContain('\n\nShort.\nShorter.');
  });
});

describe('hostile text', () => {
  const steering = `${ESCAPE}]0;title\u0007`;

  it('never reaches the terminal raw', () => {
    const name = `Ida\u202E${steering} Lund`;
    const article = `"So\u009B2J\u2066${steering}," said ${name}\r\nof Wick\ttown\u2028here.`;
    const mention = { start: article.indexOf('Ida'), end: article.length };
    const speaker = { ...LUND, name, title: `Capt.\n${steering}` };
    const found = only(quoted(1, 16, { speaker, mention, text: article.slice(1, 16) }));
    const statements = [{ ...quoted(1, 16), text: article, speaker, mention, cue: mention }];
    for (const width of [undefined, 40]) {
      const view = extractionView(article, { ...found, statements }, NOBODY, { width });
      expect(view.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u);
      expect(view).toMatch(/\n+of Wick town\n+here\./);
    }
  });

  it('is answered in time linear in its length', () => {
    const article = '"Yes," said Ida Lund. "'.repeat(40_000);
    const started = processorMs();
    const quotes = Array.from({ length: 40_000 }, (_, at) => quoted(at * 23 + 1, at * 23 + 5, { text: 'Yes,' }));
    extractionView(article, only(...quotes), NOBODY, { width: 80, colour: true });
    expect(processorMs() - started).toBeLessThan(5_000);
  });

  it('of overlapping spans shows every character once', () => {
    const view = extractionView('abcdefgh', only(quoted(1, 5), quoted(3, 7), quoted(4, 4)), NOBODY, {});
    expect(view.split('\n')[0]?.replace(/⟦\d⟧/g, '')).toBe('abcdefgh');
  });
});

it('a terminal gets rows as wide as it is, and colours unless it or its user wants none', () => {
  const terminal = { isTTY: true, columns: 80 };
  expect(terminalStyle(terminal, { TERM: 'xterm' })).toEqual({ width: 80, colour: true });
  expect(terminalStyle({ ...terminal, columns: 300 }, {})).toEqual({ width: 100, colour: true });
  expect(terminalStyle(terminal, { TERM: 'dumb' }).colour).toBe(false);
  expect(terminalStyle(terminal, { TERM: 'xterm', NO_COLOR: '1' }).colour).toBe(false);
  expect(terminalStyle({}, { TERM: 'xterm' })).toEqual({});
});
