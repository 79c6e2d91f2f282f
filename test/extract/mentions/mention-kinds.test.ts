import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';
import { german } from '../../../src/extract/language/german.ts';
import type { Mention } from '../../../src/extract/mentions/mentions.ts';

const nameOf = ({ text, words }: Article, { nameFirst, nameLast }: Mention): string =>
  text.slice(words[nameFirst]?.start, words[nameLast]?.end);

/** The mentions of one kind, as the article has them. */
function mentionsOf(text: string, kind: Mention['kind'], language = english): string[] {
  const { mentions } = readArticle(text, language);
  return mentions.filter((mention) => mention.kind === kind).map(({ start, end }) => text.slice(start, end));
}

/** The first name of a text, without its title. */
function firstName(text: string, language = english): string | undefined {
  const article = readArticle(text, language);
  const mention = article.mentions.find(({ kind }) => kind === 'name');
  return mention && nameOf(article, mention);
}

describe('a name', () => {
  it('takes the title before it into the mention, not into the name', () => {
    const text = 'Later harbour office spokeswoman Col. Ines Varga left.';
    expect(mentionsOf(text, 'name')).toEqual(['harbour office spokeswoman Col. Ines Varga']);
    expect(firstName(text)).toBe('Ines Varga');
  });

  it('takes no weekday for a part of the title', () => {
    expect(mentionsOf('On Monday office spokeswoman Ines Varga left.', 'name')).toEqual([
      'office spokeswoman Ines Varga',
    ]);
  });

  it.each([
    ['a possessive country', 'Then Norland’s Prime Minister Orla Benning left.', 'Orla Benning'],
    ['a trade in small letters', 'Then baker Henning Moss left.', 'Henning Moss'],
    ['an honorific', 'Then Mrs. Benning left.', 'Benning'],
    ['two offices', 'Then writer and director Ada Benning left.', 'Ada Benning'],
  ])('is found after %s', (_, text, expected) => {
    expect(firstName(text)).toBe(expected);
  });

  it.each([
    'Yusuf al-Harrabi',
    'Pieter van der Meer',
    'Inés de la Torre',
    'Conor O’Dell',
    'Anne-Marie Lund',
    'J. R. Odo',
    'Mara J. Lund',
    'Tomas Reyes Jr.',
    'Łukasz Żak',
    'Şule Öz',
    'Zoë d’Orval',
  ])('is whole: %s', (name) => {
    expect(firstName(`On Monday ${name} left.`)).toBe(name);
  });

  it('ends where the sentence does', () => {
    expect(mentionsOf('We met Mara Lund. Odo left.', 'name')).toEqual(['Mara Lund', 'Odo']);
  });

  it('ends before a possessive, and the mention knows it', () => {
    const { mentions } = readArticle('On Monday Lund’s boat sank.', english);
    expect(mentions.filter(({ possessive }) => possessive)).toHaveLength(1);
    expect(firstName('On Monday Lund’s boat sank.')).toBe('Lund');
  });

  it('is not the first word of a sentence that is a common one', () => {
    expect(mentionsOf('Yesterday it rained. Because of that, the ferry was late.', 'name')).toEqual([]);
  });

  it('is no weekday and no month', () => {
    expect(mentionsOf('It rained on Tuesday and in March.', 'name')).toEqual([]);
  });

  it.each(['Harbour Workers Union', 'University of Tarn', 'Department of Bridges', 'Varga & Sons'])(
    'may be an organization’s: %s',
    (name) => {
      expect(firstName(`A letter came from the ${name} on Monday.`)).toBe(name);
    },
  );

  it('has its head in the surname, not in what follows it', () => {
    const text = 'On Monday Tomas Reyes Jr. left.';
    const { mentions, words } = readArticle(text, english);
    expect(words[mentions.find(({ kind }) => kind === 'name')?.head as number]?.lower).toBe('reyes');
  });

  it('is one of two on both sides of “and”', () => {
    expect(mentionsOf('On Monday Mara Lund and Bo Dahl left.', 'name')).toEqual(['Mara Lund', 'Bo Dahl']);
  });

  it('in a language of capitalized nouns is none of these nouns', () => {
    expect(mentionsOf('Am Montag kam der Zug mit Mara Lund.', 'name', german)).toEqual(['Mara Lund']);
  });
});

describe('a pronoun', () => {
  it.each(['he', 'she', 'they', 'it', 'I', 'we'])('may name a source: %s', (pronoun) => {
    expect(mentionsOf(`“Late,” ${pronoun} said.`, 'pronoun')).toEqual([pronoun]);
  });

  it('tells its gender, number and whether it is a subject', () => {
    const { mentions } = readArticle('Later she saw them.', english);
    expect(mentions.map(({ pronoun }) => pronoun)).toMatchObject([
      { gender: 'female', plural: false, subject: true },
      { plural: true, subject: false },
    ]);
  });

  it('inside a quotation is none of the article’s', () => {
    expect(mentionsOf('“He told me that she left,” Lund said.', 'pronoun')).toEqual([]);
  });
});

describe('a description', () => {
  it.each([
    ['the minister', 'Later the minister left.'],
    ['a New Harle-based think tank', 'Later a New Harle-based think tank left.'],
    ['two officials', 'Later two officials left.'],
    ['a police spokesman', 'Later a police spokesman left.'],
    ['critics', 'Later critics left.'],
    ['the report', 'Later the report came out.'],
  ])('is %s', (expected, text) => {
    expect(mentionsOf(text, 'description')).toEqual([expected]);
  });

  it('goes into the name that follows it', () => {
    expect(mentionsOf('Later the spokesman Bo Dahl left.', 'description')).toEqual([]);
  });

  it('is an office whose holder isn’t named', () => {
    expect(mentionsOf('Later the Prime Minister left.', 'description')).toHaveLength(1);
    expect(mentionsOf('Later the Prime Minister left.', 'name')).toEqual([]);
  });

  it('takes in the name that tells a group from others', () => {
    expect(mentionsOf('Later the Lund campaign left.', 'description')).toEqual(['Lund campaign']);
  });
});

it('mentions lie inside the article, in order, each with its name inside it', () => {
  const text = 'Later Col. Ines Varga, the pilot, told him that two officials of the Harbour Office left. They ran.';
  const { mentions, words } = readArticle(text, english);
  expect(mentions.length).toBeGreaterThan(4);
  mentions.forEach((mention, at) => {
    expect(mention.first).toBeGreaterThan(mentions[at - 1]?.last ?? -1);
    expect([mention.start, mention.end]).toEqual([words[mention.first]?.start, words[mention.last]?.end]);
    expect(mention.nameFirst).toBeGreaterThanOrEqual(mention.first);
    expect(mention.head).toBeGreaterThanOrEqual(mention.nameFirst);
    expect(mention.nameLast).toBeGreaterThanOrEqual(mention.head);
    expect(mention.last).toBeGreaterThanOrEqual(mention.nameLast);
  });
});
