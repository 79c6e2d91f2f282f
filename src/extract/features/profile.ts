import type { Article } from '../article.ts';
import type { Mention } from '../mentions.ts';
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
function typeOf({ text, words, language }: Article, mention: Mention): number {
  const { start, end, lower } = words[mention.head] as Word;
  if (mention.kind === 'pronoun') {
    const { pronoun } = mention;
    if (!pronoun?.subject) return 11;
    if (pronoun.person === 1) return 7;
    return pronoun.gender === 'thing' ? 8 : pronoun.plural ? 9 : 10;
  }
  if (mention.kind === 'description') {
    if (language.people.has(lower) || language.roles.has(lower)) return 12;
    return language.documents.has(lower) ? 13 : 14;
  }
  if (language.organizations.has(lower) || /^\p{Lu}{2,}$/u.test(text.slice(start, end))) return 1;
  if (mention.first < mention.nameFirst) return 2;
  const given = (words[mention.nameFirst] as Word).lower;
  if (language.maleNames.has(given) || language.femaleNames.has(given)) return 3;
  return mention.nameLast > mention.nameFirst ? 4 : 5;
}
