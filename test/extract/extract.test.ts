import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import type { Speaker } from '../../src/extract/extraction.ts';
import { loadModel } from '../../src/extract/model.ts';
import type { Span } from '../../src/extract/spans/marks.ts';
import { readArticles } from '../../src/train/labelled.ts';

const ROOT = join(import.meta.dirname, '../..');
const articles = ['test/extract/cases', 'src/train/articles'].flatMap((folder) => readArticles(join(ROOT, folder)));
const extractions = articles.map(({ id, text }) => ({ id, text, extraction: extract(text) }));

const TEXT = 'Harbour office spokeswoman Ines Varga waited. “We were late,” she said, “and it rained.”';

/** The model with other thresholds. */
const withThresholds = (speech: number, speaker: number) => ({ ...loadModel(), thresholds: { speech, speaker } });

describe('an extraction', () => {
  it('tells who said what, with the title', () => {
    const { language, quotes } = extract(TEXT);
    expect(language).toBe('en');
    expect(quotes.map(({ text }) => text)).toEqual(['We were late,', 'and it rained.']);
    for (const { speaker } of quotes)
      expect(speaker).toMatchObject({ name: 'Ines Varga', title: 'Harbour office spokeswoman', kind: 'person' });
  });

  it('tells the mention beside the quotation and the verb', () => {
    for (const { mention, cue } of extract(TEXT).quotes) {
      expect(TEXT.slice(mention?.start, mention?.end)).toBe('she');
      expect(TEXT.slice(cue?.start, cue?.end)).toBe('said');
    }
  });

  it('gives parts of one sentence one number', () => {
    expect(extract(TEXT).quotes.map(({ utterance }) => utterance)).toEqual([1, 1]);
  });

  it('has a shape that others rely on', () => {
    const { quotes, ...rest } = extract(TEXT);
    expect(Object.keys({ quotes, ...rest }).sort()).toMatchInlineSnapshot(`
      [
        "language",
        "points",
        "quotes",
        "statements",
        "summary",
      ]
    `);
    expect(Object.keys(quotes[0] ?? {})).toMatchInlineSnapshot(`
      [
        "start",
        "end",
        "text",
        "utterance",
        "speaker",
        "mention",
        "cue",
        "confidence",
      ]
    `);
    expect(Object.keys(quotes[0]?.speaker ?? {})).toMatchInlineSnapshot(`
      [
        "name",
        "title",
        "kind",
        "nameAt",
        "titleAt",
      ]
    `);
  });

  it('is the same each time', () => {
    const { text } = articles[0] as { text: string };
    expect(extract(text)).toEqual(extract(text));
  });

  it('names nobody where it isn’t sure enough, and keeps the quotation', () => {
    const sure = extract(TEXT, withThresholds(0.5, 0)).quotes;
    const unsure = extract(TEXT, withThresholds(0.5, 1.01)).quotes;
    expect(sure.map(({ speaker }) => speaker?.name)).toEqual(['Ines Varga', 'Ines Varga']);
    expect(unsure.map(({ speaker }) => speaker)).toEqual([null, null]);
    expect(unsure.map(({ confidence }) => confidence)).toEqual(sure.map(({ confidence }) => confidence));
  });

  it('names nobody where the confidence is below the threshold, in any article', () => {
    const { speaker: least } = loadModel().thresholds;
    for (const { id, extraction } of extractions)
      for (const { speaker, confidence } of extraction.quotes)
        if (speaker) expect(confidence, id).toBeGreaterThanOrEqual(least);
  });

  it('keeps all words between marks where everything passes for speech, and none where nothing does', () => {
    const text = 'The square, known as “the Kettle”, was empty. “It rained,” said Varga.';
    expect(extract(text, withThresholds(0, 0)).quotes).toHaveLength(2);
    expect(extract(text, withThresholds(1.01, 0)).quotes).toEqual([]);
  });

  it('numbers what it keeps from 1, without gaps', () => {
    for (const { id, extraction } of extractions) {
      const numbers = extraction.quotes.map(({ utterance }) => utterance);
      const distinct = [...new Set(numbers)];
      expect(numbers, id).toEqual([...numbers].sort((a, b) => a - b));
      expect(distinct, id).toEqual(distinct.map((_, at) => at + 1));
    }
  });
});

describe('a receipt', () => {
  /** What a span must hold: its words, or any word at all. */
  const check = (text: string, span: Span | null, expected?: string | null): void => {
    if (!span) {
      expect(expected ?? null).toBeNull();
      return;
    }
    const words = text.slice(span.start, span.end);
    expect(words).not.toBe('');
    expect(words).toBe(words.trim());
    if (expected !== undefined) expect(words).toBe(expected);
  };
  const checkSpeaker = (text: string, speaker: Speaker | null): void => {
    if (!speaker) return;
    const onOneLine = text.replace(/\s/g, ' ');
    check(onOneLine, speaker.nameAt, speaker.name);
    check(onOneLine, speaker.titleAt, speaker.title);
  };

  it('is exact for every quotation, name and title of the invented articles', () => {
    for (const { text, extraction } of extractions)
      for (const quote of extraction.quotes) {
        check(text, quote, quote.text);
        check(text, quote.mention);
        check(text, quote.cue);
        checkSpeaker(text, quote.speaker);
      }
  });

  it('is exact for every statement', () => {
    for (const { text, extraction } of extractions)
      for (const statement of extraction.statements) {
        check(text, statement, statement.text);
        check(text, statement.mention);
        check(text, statement.cue);
        checkSpeaker(text, statement.speaker);
      }
  });

  it('comes with a confidence from 0 to 1', () => {
    for (const { id, extraction } of extractions)
      for (const { confidence } of extraction.quotes) {
        expect(confidence, id).toBeGreaterThanOrEqual(0);
        expect(confidence, id).toBeLessThanOrEqual(1);
      }
  });

  it('never lies inside the quotation, for a mention and a verb', () => {
    for (const { id, extraction } of extractions)
      for (const { start, end, mention, cue } of extraction.quotes)
        for (const span of [mention, cue]) if (span) expect(start <= span.start && span.end <= end, id).toBe(false);
  });
});
