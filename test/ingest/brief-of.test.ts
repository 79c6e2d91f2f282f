import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import type { Extraction, Quotation } from '../../src/extract/extraction.ts';
import { briefOf, quotesOf, type ReadArticle, reviewOf } from '../../src/ingest/brief-of.ts';
import { briefFile } from '../../src/library/format.ts';
import { anyText } from './arbitrary.ts';
import { LIGHTHOUSE } from './pages.ts';

const SHA = '0'.repeat(64);
const FACTS = { title: 'A title', publisher: 'The Harbour Gazette', language: 'en' };
const made = (text: string, facts: Partial<ReadArticle['facts']> = {}, url?: string) =>
  briefOf({ text, sha256: SHA, url, facts: { ...FACTS, ...facts } }, extract(text));
/** What the schema has against a briefing, once an editor has written a summary where none was found. */
const faultsOf = (brief: ReturnType<typeof briefOf>): string[] => {
  const summary = brief.summary.length > 0 ? brief.summary : [{ text: 'An editor’s words.' }];
  const parsed = briefFile.safeParse(JSON.parse(JSON.stringify({ format: 1, ...brief, summary })));
  return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};
/** A quotation where the text has it. */
const quotation = (text: string, words: string, facts: Partial<Quotation> = {}): Quotation => {
  const start = text.indexOf(words);
  const span = { start, end: start + words.length, text: words };
  return { ...span, utterance: 1, speaker: null, mention: null, cue: null, confidence: 0.9, ...facts };
};
const by = (name: string, title: string | null = null): Quotation['speaker'] => ({
  ...{ name, title, kind: 'person' as const, nameAt: { start: 0, end: 0 }, titleAt: null },
});
const finding = (...quotes: Quotation[]): Extraction => ({
  ...{ language: 'en', summary: [], points: [], statements: [], quotes },
});

describe('the briefing of an article', () => {
  it('has its facts, its sentences and its quotations where they stand', () => {
    const text = LIGHTHOUSE.join('\n\n');
    const brief = made(text, { author: 'Nora Falk', published: '2026-05-04' }, 'https://gazette.example/light');
    expect(brief.source).toEqual({
      publisher: 'The Harbour Gazette',
      url: 'https://gazette.example/light',
      author: 'Nora Falk',
      published: '2026-05-04',
      sha256: SHA,
    });
    expect(brief.quotes.map(({ speaker }) => speaker)).toEqual(['Ada Quill', 'Ada Quill', 'Tom Reyes', 'Oskar Lind']);
    expect(brief.summary.length).toBeGreaterThan(0);
    for (const { text: words, start, end } of [...brief.summary, ...brief.points, ...brief.quotes])
      expect(text.slice(start, end)).toBe(words);
    expect(faultsOf(brief)).toEqual([]);
  });

  it('is one that the library takes, whatever the text and whatever the page says of itself', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '“No,” said Ada Quill. ',
        '"It ',
        'was," he said, "',
        ' late." ',
        '\n\n',
        '‘a’',
        '\u2028',
        '\u0007',
      ),
      anyText(40),
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const fact = fc.option(anyText(400), { nil: undefined });
    fc.assert(
      fc.property(
        text,
        fc.record({ title: anyText(30), author: fact, published: fact, canonical: fact }),
        (it, facts) => {
          expect(faultsOf(made(it, facts))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says what it is of where the page has no title, and cuts one that is too long', () => {
    expect(made('Text.', { title: ' \u200B ' }).title).toBe('An article of The Harbour Gazette');
    const { title } = made('Text.', { title: `${'x'.repeat(198)}😀 and more` });
    expect([title.length, title.endsWith('x…')]).toEqual([199, true]);
    expect(made('Text.', { title: 'Two\nlines\u2028here' }).title).toBe('Two lines here');
  });

  it.each([
    ['2026-02-31', undefined],
    ['yesterday', undefined],
    ['2026-05-04T08:00', undefined],
    ['2026-05-04T08:00:00+02:00', '2026-05-04T08:00:00+02:00'],
  ])('has a date only where the page gives a real one: %s', (published, kept) => {
    expect(made('Text.', { published }).source.published).toBe(kept);
  });

  it('is of the address that the page calls its own, if that is one of the web', () => {
    const url = 'https://gazette.example/a?ref=mail';
    expect(made('Text.', { canonical: 'https://gazette.example/a' }, url).source.url).toBe('https://gazette.example/a');
    expect(made('Text.', { canonical: 'javascript:alert(1)' }, url).source.url).toBe(url);
  });

  it('begins with the article’s first words where no sentence is fit for a summary', () => {
    const text = `Ticker\n\n${'no sentence but words without an end '.repeat(60)}`;
    const { summary } = briefOf({ text, sha256: SHA, facts: FACTS }, finding());
    expect(summary).toEqual([{ text: text.slice(8, 1008).trimEnd(), start: 8, end: expect.any(Number) }]);
    expect(briefOf({ text: 'Short.', sha256: SHA, facts: FACTS }, finding()).summary).toEqual([]);
  });
});

describe('the quotations of an article', () => {
  const text = '“We wait,” she said, “and see.” “No.”';

  it('are left out where they do not stand in the text, are too long, or hold what is no text', () => {
    const long = 'x'.repeat(20_001);
    const odd = `${text}“${long}”“a\u0007b”“ c ”`;
    const wrong = { ...quotation(odd, 'and see.'), start: 3 };
    expect(
      quotesOf(odd, finding(wrong, quotation(odd, long), quotation(odd, 'a\u0007b'), quotation(odd, ' c '))),
    ).toEqual([]);
    const longest = `“${'y'.repeat(20_000)}”`;
    expect(quotesOf(longest, finding(quotation(longest, 'y'.repeat(20_000))))).toHaveLength(1);
  });

  it('are parts of one only where they have one speaker', () => {
    const parts = (second: Quotation['speaker']) =>
      quotesOf(
        text,
        finding(
          quotation(text, 'We wait,', { speaker: by('Ada Quill') }),
          quotation(text, 'and see.', { speaker: second }),
        ),
      );
    expect(parts(by('Ada Quill')).map(({ utterance }) => utterance)).toEqual([1, 1]);
    expect(parts(null).map(({ utterance }) => utterance)).toEqual([undefined, undefined]);
    expect(quotesOf(text, finding(quotation(text, 'No.')))[0]).not.toHaveProperty('utterance');
  });

  it.each(['…', '', 'x'.repeat(121), 'Ada\nQuill', ' Ada', '\u200B'])(
    'are nobody’s where the name is none: %j',
    (name) => {
      const [quote] = quotesOf(text, finding(quotation(text, 'No.', { speaker: by(name, 'mayor') })));
      expect([quote?.speaker, quote?.title]).toEqual([null, null]);
      expect(reviewOf(finding(quotation(text, 'No.', { speaker: by(name) }))).people).toEqual([]);
    },
  );

  it('tell the language they are in to whoever looks at the draft', () => {
    expect(reviewOf(extract('“Lautta ei kulje enää tänään,” sanoi Aino Kivi.')).language).toBe('und');
    expect(reviewOf(finding()).language).toBe('en');
  });

  it('are a thousand at most', () => {
    const many = '“Wait.” '.repeat(1_200);
    const quotes = [...many.matchAll(/Wait\./g)].map(({ index }) => ({
      ...quotation(many, 'Wait.'),
      start: index,
      end: index + 5,
    }));
    expect(quotesOf(many, finding(...quotes))).toHaveLength(1000);
  });
});
