import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { endingOf, type Grammar, grammarOf, hangsOn, subjectOf } from './grammar.ts';

/**
 * What a mention is, whatever the quotation: its `type`, the words around it by their hashes, how often its head comes
 * (`count`) and beside a verb of speech (`spoken`), whether it opens its sentence, hangs on another, is a clause's subject.
 */
export type Profile = Grammar & {
  type: number;
  head: number;
  before: number;
  after: number;
  count: number;
  spoken: number;
  opens: number;
  hangs: number;
  clause: number;
  ending: number;
};

export function profileOf(article: Article, mention: Mention): Profile {
  const { words } = article;
  const first = words[mention.first] as Word;
  const previous = words[mention.first - 1];
  const next = words[mention.last + 1];
  const same = (word: Word | undefined): number => (word && word.sentence === first.sentence ? word.hash : 0);
  return {
    ...grammarOf(article, mention),
    type: typeOf(article, mention) + (mention.possessive ? 16 : 0),
    head: (words[mention.head] as Word).hash,
    before: same(previous),
    after: same(next),
    count: 0,
    spoken: 0,
    opens: previous && previous.sentence === first.sentence ? 0 : 1,
    hangs: hangsOn(article, mention),
    clause: subjectOf(article, mention),
    ending: next?.kind === 'word' && next.sentence === first.sentence ? endingOf(next) : 0,
  };
}

/** 1 to 5 names, 7 to 11 pronouns, 12 to 14 descriptions. */
function typeOf(article: Article, mention: Mention): number {
  if (mention.kind === 'pronoun') return pronounType(mention);
  return mention.kind === 'name' ? nameType(article, mention) : descriptionType(article, mention);
}

function pronounType({ pronoun }: Mention): number {
  if (!pronoun?.subject) return 11;
  if (pronoun.person === 1) return 7;
  if (pronoun.gender === 'thing') return 8;
  return pronoun.plural ? 9 : 10;
}

function nameType({ text, words, language }: Article, { head, first, nameFirst, nameLast }: Mention): number {
  const { start, end, lower } = words[head] as Word;
  if (language.organizations.has(lower) || /^\p{Lu}{2,}$/u.test(text.slice(start, end))) return 1;
  if (first < nameFirst) return 2;
  const given = (words[nameFirst] as Word).lower;
  if (language.maleNames.has(given) || language.femaleNames.has(given)) return 3;
  return nameLast > nameFirst ? 4 : 5;
}

function descriptionType({ words, language }: Article, { head }: Mention): number {
  const { lower } = words[head] as Word;
  if (language.people.has(lower) || language.roles.has(lower)) return 12;
  return language.documents.has(lower) ? 13 : 14;
}
