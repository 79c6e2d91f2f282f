import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import type { Extraction, Speaker } from '../../src/extract/extraction.ts';
import type { Span } from '../../src/extract/spans/marks.ts';
import { processorMs } from '../fixtures/processor.ts';

/** Far more than needed: on a machine with much else to do it should still not fail. */
const PATIENCE_MS = 120_000;

const filled = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
/** As many different pieces as fit. */
const numbered = (piece: (word: string) => string) => (size: number) => {
  const pieces: string[] = [];
  for (let at = 0, length = 0; length < size; at++) {
    const next = piece(at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] as string));
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('').slice(0, size);
};

const TEXTS: Record<string, (size: number) => string> = {
  'one line of words': filled('the ferry left the harbour late '),
  'one word': filled('a'),
  'one word with hyphens': filled('a-'),
  'one word of accents': filled('e\u0301'),
  'one number': filled('1.'),
  'one abbreviation': filled('A.'),
  'nothing but straight marks': filled('"'),
  'nothing but opening marks': filled('“'),
  'nothing but closing marks': filled('”'),
  'nothing but marks of all kinds': filled('"“”„«»「」\'‘’``'),
  'nothing but marks and blanks': filled('" '),
  'unbalanced marks throughout': filled('said "late “again ” he ‘told\n« her "'),
  'a mark at the beginning of each line': filled('“Late again.\n'),
  'words between marks, with one at the end': filled('"ferry late'),
  'nothing but capital letters': filled('HARBOUR '),
  'nothing but line breaks': filled('\n'),
  'nothing but blanks': filled(' '),
  'nothing but punctuation': filled('., ;'),
  'one sentence repeated without a full stop': filled('Mr. Lund said '),
  'nothing but pronouns': filled('he said she '),
  'nothing but titles': filled('prime minister '),
  'an organization without end': filled('University of the '),
  'brackets that never close': filled('Lund ('),
  'one paragraph of quotations': filled('"Late," said Lund. '),
  'one paragraph of different quotations': numbered((word) => `"Late, ${word}," said Mara L${word}. `),
  'quotations with nothing between them': filled('"Late." '),
  'a paragraph for each quotation': filled('"Late," said Mara Lund.\n\n'),
  'different names': numbered((word) => `Mara L${word} waited. `),
  'different names in one sentence': numbered((word) => `L${word} and `),
  'bytes of a program': (size) =>
    String.fromCharCode(...Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)).repeat(Math.ceil(size / 999)),
  NUL: filled('\0'),
  'halves of characters': filled('\udc00 \ud800said "'),
  'text from right to left': filled('قال الوزير: "تأخرت العبارة"، אמר השר "כן" '),
  emoji: filled('👩‍👩‍👧‍👦 said “🎉” '),
  'combining marks': filled('Ma\u0301ra said “e\u0301\u0302\u0303” \u0301'),
  'characters without width': filled('Lu\u200bnd\u200d said\ufeff "la\u00adte" '),
};

/** `npm run bench -- extract` reads 5 MB; here as much as shows that nothing overflows: forty thousand quotations or names. */
const LARGE: [string, number][] = [
  ['one line of words', 1_200_000],
  ['nothing but straight marks', 1_200_000],
  ['nothing but capital letters', 1_200_000],
  ['nothing but line breaks', 1_200_000],
  ['one sentence repeated without a full stop', 700_000],
  ['one word of accents', 1_200_000],
  ['one paragraph of quotations', 700_000],
  ['different names', 700_000],
];

const folded = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');

/** What is wrong with what an extraction says about where its parts stand. */
function faultsOf(text: string, { quotes, statements }: Extraction): string[] {
  const faults: string[] = [];
  const check = (what: string, is: boolean) => {
    if (!is && faults.length < 9) faults.push(what);
  };
  const isInside = (span: Span | null) =>
    !span || (0 <= span.start && span.start < span.end && span.end <= text.length);
  const checkSpeaker = (speaker: Speaker | null) => {
    if (!speaker) return;
    const { name, nameAt, title, titleAt } = speaker;
    check(`the name ${name}`, name !== '' && isInside(nameAt) && folded(text, nameAt) === name);
    check(`the title ${title}`, titleAt ? folded(text, titleAt) === title : title === null);
  };
  let [last, utterance] = [0, 0];
  for (const quote of quotes) {
    check(`the quotation ${quote.text}`, quote.text !== '' && text.slice(quote.start, quote.end) === quote.text);
    check(`the order at ${quote.start}`, quote.start >= last && isInside(quote));
    check(`the utterance ${quote.utterance}`, quote.utterance >= 1 && quote.utterance <= utterance + 1);
    check(`the mention or cue at ${quote.start}`, isInside(quote.mention) && isInside(quote.cue));
    check(`the confidence ${quote.confidence}`, quote.confidence >= 0 && quote.confidence <= 1);
    checkSpeaker(quote.speaker);
    last = quote.end;
    utterance = Math.max(utterance, quote.utterance);
  }
  for (const statement of statements) {
    check(`the statement ${statement.text}`, text.slice(statement.start, statement.end) === statement.text);
    check(`its mention or cue at ${statement.start}`, isInside(statement.mention) && isInside(statement.cue));
    checkSpeaker(statement.speaker);
  }
  return faults;
}

/** How long the processor works on it (ms). */
function timed(text: string): number {
  const started = processorMs();
  extract(text);
  return processorMs() - started;
}

describe('an extraction', () => {
  it.each(['', ' ', '\n', '"', '“”', '“ ”', 'a', 'No quotation at all.', '"Yes."', '“', 'said "', '\ud800', 'Mr.'])(
    'takes %j',
    (text) => {
      expect(faultsOf(text, extract(text))).toEqual([]);
    },
  );

  it('finds no quotation where there is none', () => {
    expect(extract('The ferry left the harbour late. Mara Lund waited.').quotes).toEqual([]);
    for (const kind of ['one line of words', 'nothing but line breaks', 'different names', 'nothing but blanks'])
      expect(extract((TEXTS[kind] as (size: number) => string)(9_999)).quotes, kind).toEqual([]);
  });

  it.each(Object.entries(TEXTS))(
    'takes twice the time for twice as much of %s',
    { timeout: PATIENCE_MS },
    (_, textOf) => {
      const small = textOf(20_000);
      const large = textOf(40_000);
      expect(faultsOf(small, extract(small))).toEqual([]);
      // Below some milliseconds nothing can be told. The best of a few: what else the machine does comes on top.
      const once = timed(large);
      if (once < 100) return;
      expect(Math.min(once, timed(large))).toBeLessThan(3 * Math.min(timed(small), timed(small)) + 100);
    },
  );

  it.each(LARGE)('takes a very long text of %s', { timeout: PATIENCE_MS }, (kind, size) => {
    const text = (TEXTS[kind] as (size: number) => string)(size);
    const started = processorMs();
    const extraction = extract(text);
    expect(processorMs() - started).toBeLessThan(PATIENCE_MS / 2);
    expect(faultsOf(text, extraction)).toEqual([]);
  });

  it('tells only what stands in the text, whatever the text', { timeout: PATIENCE_MS }, () => {
    const marks = [...'"“”„«»「」\'‘’`', "''", '``'];
    const names = [
      'Mara Lund',
      'Lund',
      'Col. Ines Varga',
      'Norland',
      'al-Sefu',
      'J. R. Odo Jr.',
      'the minister',
      'a report',
      'She',
      'he',
      'harbour office spokeswoman',
      'Lund’s',
      'İsa',
      'Mr.',
    ];
    const cues = ['said', 'told', 'added', 'according to', 'says', 'asked', 'wrote', 'Sagte', 'sagte', 'laut'];
    const rest = [
      ' ',
      '. ',
      ', ',
      '\n',
      '\n\n',
      '\r\n',
      '\u2028',
      '\u00a0',
      '…',
      '—',
      '(',
      ')',
      ':',
      '?',
      'the ferry was late',
      'Late',
      '5',
      '$1.50',
      '𝕏',
      'e\u0301',
      '\u200b',
      '\ud800',
      '\udc00',
      '\0',
      '한국',
      'אמר',
    ];
    const pieces = fc.oneof(
      fc.constantFrom(...marks),
      fc.constantFrom(...names),
      fc.constantFrom(...cues),
      fc.constantFrom(...rest),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const mixtures = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    const spaced = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' '));
    const halves = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));
    const texts = fc.oneof(mixtures, spaced, fc.string({ unit: 'binary', maxLength: 80 }), halves);
    fc.assert(
      fc.property(texts, (text) => {
        expect(faultsOf(text, extract(text))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });
});
