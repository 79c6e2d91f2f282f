import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { attribute } from '../../src/extract/attribution.ts';
import { SIZE } from '../../src/extract/features/hashing.ts';
import { english } from '../../src/extract/language/english.ts';
import { loadModel } from '../../src/extract/model.ts';

const { weights } = loadModel();

/** Each quotation of a text with its source, as “words: source”; “–” for what is no speech, “?” for nobody. */
function sourcesIn(text: string): string[] {
  const article = readArticle(text, english);
  return attribute(article, weights).map(({ speech, source }, index) => {
    const { start, end } = article.quotations[index] as { start: number; end: number };
    const mention = article.mentions[source];
    const name = mention ? text.slice(mention.start, mention.end) : '?';
    return `${text.slice(start, end)}: ${speech < 0.5 ? '–' : name}`;
  });
}

describe('the source of a quotation', () => {
  it.each([
    ['after the verb', '“We were late again,” said Ines Varga.', ['We were late again,: Ines Varga']],
    ['before the verb', '“We were late again,” Ines Varga said.', ['We were late again,: Ines Varga']],
    ['before a colon', 'Ines Varga said: “We were late again.”', ['We were late again.: Ines Varga']],
    ['a pronoun', 'Ines Varga waited. “We were late again,” she said.', ['We were late again,: she']],
    ['after “according to”', 'The ferry is “never late,” according to Bo Dahl.', ['never late,: Bo Dahl']],
    [
      'between the parts of a sentence',
      '“We were late,” Ines Varga said, “but we were not alone.”',
      ['We were late,: Ines Varga', 'but we were not alone.: Ines Varga'],
    ],
    [
      'before a second sentence',
      '“We were late,” Ines Varga said. “It was the tide.”',
      ['We were late,: Ines Varga', 'It was the tide.: Ines Varga'],
    ],
    ['not who is told', 'Ines Varga told Bo Dahl that she was “very tired.”', ['very tired.: Ines Varga']],
    ['an organization', '“We regret the delay,” the Harbour Office said.', ['We regret the delay,: Harbour Office']],
    ['described', '“We regret the delay,” a spokesman said.', ['We regret the delay,: a spokesman']],
    [
      'one of two in turn',
      '“We were late,” said Ines Varga.\n\n“You were early,” said Bo Dahl.',
      ['We were late,: Ines Varga', 'You were early,: Bo Dahl'],
    ],
  ])('is found %s', (_, text, expected) => {
    expect(sourcesIn(text)).toEqual(expected);
  });

  it('is none where nobody is mentioned', () => {
    const article = readArticle('“We were late again.” “Why?”', english);
    expect(attribute(article, weights).map(({ source }) => source)).toEqual([-1, -1]);
  });
});

describe('a source that is easily mistaken', () => {
  it.each([
    [
      'a relative of somebody named',
      'Bo Dahl’s husband said: “He is a patient man.”',
      ['He is a patient man.: husband'],
    ],
    [
      'after a possessive pronoun and a role',
      'His mother, Una Roe, 62, said: “We were late again.”',
      ['We were late again.: Una Roe'],
    ],
    [
      'a trade that no list has',
      '“We were late again,” the bandmaster of Harle, Una Roe, said.',
      ['We were late again,: Una Roe'],
    ],
  ])('is found %s', (_, text, expected) => {
    expect(sourcesIn(text)).toEqual(expected);
  });

  it('is the speaker, not the party, where that stands in brackets', () => {
    const text = '“This is big for all of us,” said Rep. Ines Varga (R-Norland). The vote was held late on Monday.';
    expect(sourcesIn(text)).toEqual(['This is big for all of us,: Rep. Ines Varga']);
  });

  it.fails.each([
    ['in capitals before a colon', 'BO DAHL: “We were late again.”', ['We were late again.: BO DAHL']],
    ['a handle', '“We were late again,” tweeted @bodahl.', ['We were late again,: @bodahl']],
  ])('is one day found %s', (_, text, expected) => {
    expect(sourcesIn(text)).toEqual(expected);
  });
});

describe('words between marks', () => {
  it.each([
    ['a title of a work', 'Her second film, “Salt and Snow”, opens on Friday in Harle.'],
    ['a nickname', 'The square, known as “the Kettle”, was empty on Friday.'],
  ])('are no speech where they are %s', (_, text) => {
    expect(sourcesIn(text)).toEqual([expect.stringMatching(/: –$/)]);
  });
});

it('beliefs are probabilities', () => {
  const article = readArticle('“Late,” said Varga. The “low” tide. “It rains.”', english);
  for (const table of [weights, new Float32Array(1 << SIZE)])
    for (const { speech, source, probability } of attribute(article, table)) {
      expect(speech).toBeGreaterThanOrEqual(0);
      expect(speech).toBeLessThanOrEqual(1 + 1e-9);
      expect(probability).toBeLessThanOrEqual(speech + 1e-9);
      expect(source).toBeGreaterThanOrEqual(-1);
      expect(source).toBeLessThan(article.mentions.length);
    }
});
