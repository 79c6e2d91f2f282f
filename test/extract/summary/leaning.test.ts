import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';
import { german } from '../../../src/extract/language/german.ts';
import { none } from '../../../src/extract/language/none.ts';
import { leaningIn } from '../../../src/extract/summary/leaning.ts';
import { type Passage, passagesOf } from '../../../src/extract/summary/passages.ts';

function leans(sentence: string, language = english, opens = false): boolean {
  const article = readArticle(sentence, language);
  return leaningIn(article)(passagesOf(article)[0] as Passage, opens) >= 0;
}

describe('a sentence leans on the one before it', () => {
  it.each([
    'He left the harbour at nine in the morning.',
    'In his letter the mayor named no reason.',
    'But the ferry never left the harbour.',
    'Meanwhile, Lund waited on the quay.',
    'The two met again in the harbour of Osterby.',
    'This was said to the islanders in March.',
    'Both had sailed to Skaro before.',
    'One of them stayed on the quay until noon.',
    'When she woke, Lund went to the quay.',
    '“We waited,” the father of one of them, Jon Strand, told the harbour office.',
    '“But nobody came,” Strand told the harbour office.',
  ])('in “%s”', (sentence) => {
    expect(leans(sentence)).toBe(true);
  });

  it.each([
    'Lund left the harbour at nine in the morning.',
    'The mayor said that he would sail to Skaro.',
    'One of the ferries stayed in the harbour.',
    'Two sailors who were missing off Skaro since Friday have been found alive.',
    'The islanders rowed out, most of them in the dark.',
    'This week the ferry stays in the harbour.',
    '“He left,” Lund said of the mayor.',
  ])('but not in “%s”', (sentence) => {
    expect(leans(sentence)).toBe(false);
  });

  it('unless the article begins with it and it names whom it means', () => {
    expect(leans('When she woke, Ida Lund went to the quay.', english, true)).toBe(false);
    expect(leans('It was the ferry that nobody wanted to lose.', english, true)).toBe(false);
    expect(leans('She went to the quay with Ida Lund.', english, true)).toBe(true);
  });

  it('by the words of its own language', () => {
    expect(leans('Sie verließ den Hafen am Morgen um neun.', german)).toBe(true);
    expect(leans('Dagegen sprach nach Ansicht der Insulaner der Nebel.', german)).toBe(true);
    expect(leans('Ida Lund verließ den Hafen am Morgen um neun.', german)).toBe(false);
    expect(leans('He left the harbour at nine in the morning.', none)).toBe(false);
  });
});
