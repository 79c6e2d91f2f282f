import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { quotationFeatures } from '../../../src/extract/features/quotation.ts';
import { settingOf } from '../../../src/extract/features/source.ts';
import { english } from '../../../src/extract/language/english.ts';
import { german } from '../../../src/extract/language/german.ts';

const featuresOf = (text: string, index = 0, language = english): number[] => [
  ...quotationFeatures(readArticle(text, language), index).taken(),
];
const shared = (one: number[], two: number[]): number => one.filter((place) => two.includes(place)).length / one.length;

describe('the features of a quotation', () => {
  it('are the same for other names later in the sentence', () => {
    const one = featuresOf('“We were late,” the pilot said to Varga.');
    expect(one).toEqual(featuresOf('“We were late,” the pilot said to Dahl.'));
  });

  it('hardly differ for another sentence of that kind', () => {
    const one = featuresOf('“We were late again,” said Ines Varga.');
    const two = featuresOf('“We were tired then,” said Bo Dahl.');
    expect(shared(one, two)).toBeGreaterThan(0.8);
  });

  it('differ for a title of a work', () => {
    const speech = featuresOf('“We were late again,” said Ines Varga.');
    const title = featuresOf('Her film “Salt and Snow Again” opens on Friday.');
    expect(shared(speech, title)).toBeLessThan(0.4);
  });

  it('are the same for the nearby words of German', () => {
    const english1 = featuresOf('“Late”, said Lund.');
    const german1 = featuresOf('“Late”, sagte Lund.', 0, german);
    expect(shared(english1, german1)).toBeGreaterThan(0.9);
  });

  it('fit for a text that is nothing else', () => {
    expect(featuresOf('“”“a”').length).toBeGreaterThan(20);
  });
});

describe('the setting of a quotation', () => {
  const settingIn = (text: string) => {
    const article = readArticle(text, english);
    const setting = settingOf(article, 0);
    return { ...setting, governor: article.words[setting.governor.place]?.lower };
  };

  it('knows the verb of speech that governs it, after it or before it', () => {
    expect(settingIn('“Late,” Varga said.').governor).toBe('said');
    expect(settingIn('Varga added that the ferry was “very late.”').governor).toBe('added');
  });

  it('knows none in another sentence', () => {
    expect(settingIn('Varga said so. The sign is “low”.').governor).toBeUndefined();
  });

  it('knows how the words begin and end', () => {
    expect(settingIn('The sign is “low”.')).toMatchObject({ begin: 1, end: 0 });
    expect(settingIn('“Late,” Varga said.')).toMatchObject({ begin: 0, end: ','.charCodeAt(0) });
  });

  it('knows the last word of weight before it', () => {
    expect(settingIn('Varga called the plan a “joke”.').content?.lower).toBe('plan');
  });
});
