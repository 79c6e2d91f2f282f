import { describe, expect, it } from 'vitest';
import { english } from '../../src/extract/language/english.ts';
import { NO_SOURCE, NO_SPEECH } from '../../src/extract/lattice.ts';
import { type Labelled, labelled } from '../../src/train/labelled.ts';
import { exampleOf, headOf, isNamed, lastWord, overlap, trimmed } from '../../src/train/target.ts';

describe('the word that a name goes by', () => {
  it.each([
    ['Ines Varga', 'varga'],
    ['Tomas Reyes Jr.', 'reyes'],
    ['Zoë Öz', 'oz'],
    ['Varga’s', 'varga'],
    ['', ''],
  ])('of “%s” is “%s”', (name, expected) => {
    expect(lastWord(name)).toBe(expected);
  });

  it.each([
    ['Ines Varga, the pilot', 'varga'],
    ['the pilot of the ferry', 'pilot'],
    ['Bo Dahl from Harle', 'dahl'],
  ])('of the phrase “%s” is “%s”', (phrase, expected) => {
    expect(headOf(phrase)).toBe(expected);
  });
});

it.each([
  ['Ines Varga', true],
  ['pilot Ines Varga, 41', true],
  ['the pilot', false],
  ['he', false],
  ['I', false],
  ['', false],
])('“%s” is a name: %s', (phrase, expected) => {
  expect(isNamed([phrase])).toBe(expected);
});

it('marks and punctuation at the ends don’t matter', () => {
  const text = ' “We were late,” ';
  const { start, end } = trimmed(text, { start: 0, end: text.length });
  expect(text.slice(start, end)).toBe('We were late');
});

it('stretches overlap by what they share', () => {
  expect(overlap({ start: 0, end: 5 }, { start: 3, end: 9 })).toBe(2);
  expect(overlap({ start: 0, end: 3 }, { start: 3, end: 9 })).toBe(0);
});

/** What is right for each quotation found in a text: the phrases of its mentions, or one of the two other states. */
function rightIn(labels: Labelled): (string[] | null)[] {
  const { article, right } = exampleOf(labels, english);
  return right.map((sources) => {
    const phrase = (source: number) => {
      if (source === NO_SPEECH) return 'no speech';
      if (source === NO_SOURCE) return 'no source';
      const mention = article.mentions[source];
      return article.text.slice(mention?.start, mention?.end);
    };
    return sources && [...sources].map(phrase);
  });
}

describe('what is right for a quotation', () => {
  const text = 'Ines Varga saw Bo Dahl. “We were late,” Varga said of the “Kettle”.';
  const first = { text: 'We were late,' };

  it('is the mention that the label marks', () => {
    expect(rightIn(labelled('x', { text, quotes: [{ ...first, mention: 'Varga' }] }))[0]).toEqual(['Varga']);
  });

  it('is no speech where no label stands', () => {
    expect(rightIn(labelled('x', { text, quotes: [first] }))[1]).toEqual(['no speech']);
  });

  it('is no source where the label has neither a phrase nor a name', () => {
    expect(rightIn(labelled('x', { text, quotes: [first] }))[0]).toEqual(['no source']);
  });

  it('is any mention of the name where the label has only that', () => {
    const [sources] = rightIn(labelled('x', { text, quotes: [{ ...first, speaker: 'Ines Varga' }] }));
    expect(sources?.sort()).toEqual(['Ines Varga', 'Varga']);
  });

  it('is unknown where the name stands nowhere near', () => {
    expect(rightIn(labelled('x', { text, quotes: [{ ...first, speaker: 'Una Roe' }] }))[0]).toBeNull();
  });

  it('is the head of a long phrase, not a name that hangs on it', () => {
    const long = '“We were late,” said the pilot of the Harbour Office.';
    const [sources] = rightIn(
      labelled('x', { text: long, quotes: [{ ...first, mention: 'the pilot of the Harbour Office' }] }),
    );
    expect(sources).toEqual(['the pilot']);
  });

  it.each([
    ['Bo Dahl’s lawyer', 'lawyer'],
    ['Bo Dahl’s lawyer, Karl Moss', 'Karl Moss'],
  ])('is not whose it is: “%s” is “%s”', (mention, expected) => {
    const owned = `It rained. ${mention} said: “We were late,” and left.`;
    expect(rightIn(labelled('x', { text: owned, quotes: [{ ...first, mention }] }))).toEqual([[expected]]);
  });
});
