import type { Article } from '../article.ts';
import type { Kind } from '../extraction.ts';
import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import { isPossessive } from '../mentions/word-kinds.ts';
import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';
import type { Entity } from './entities.ts';

/** What a description says: its phrase without an article, its head, and of whom or what it can be. */
export type Description = {
  phrase: Span;
  head: string;
  kind: Kind;
  gender: number;
  age: number;
  isDefinite: boolean;
  isPlural: boolean;
  modifiers: string[];
};

export function descriptionOf(article: Article, mention: Mention): Description {
  const { words, language } = article;
  const { small, endings } = language;
  let first = mention.first;
  const led = (words[first] as Word).lower;
  // “Pentagon officials”, “Mr. Ryan's campaign”: what stands before belongs to the phrase.
  if (!language.determiners.has(led)) while (first > 0 && isModifier(words, first, article)) first--;
  const isOne = (words[first] as Word).lower === 'one' && (words[first + 1] as Word | undefined)?.lower !== 'of';
  if ((isOne || small.articles.has((words[first] as Word).lower)) && first < mention.last) first++;
  const headWord = words[mention.head] as Word;
  const head = nounOf(headWord.lower, language);
  const before = words[mention.first - 1]?.lower ?? '';
  const isDefinite =
    [small.definite, small.demonstratives, small.possessives].some((list) => list.has(led)) ||
    small.definite.has(before) ||
    (!language.determiners.has(led) && headWord.capital);
  const modifiers: string[] = [];
  for (let at = first; at < mention.head; at++) modifiers.push((words[at] as Word).lower);
  const age = Number(endings.age.exec(modifiers.find((word) => endings.age.test(word)) ?? head)?.[1] ?? 0);
  return {
    phrase: { start: (words[first] as Word).start, end: (words[lastOf(article, mention)] as Word).end },
    head,
    kind: kindOf(head, language, age),
    isDefinite,
    age,
    modifiers,
    gender: genderSign(head, language, led),
    isPlural: language.isPlural(head, led),
  };
}

/** “mum-of-two” is a mum. */
function nounOf(word: string, { small }: Language): string {
  const [noun, of] = word.split('-');
  return noun && of && small.of.has(of) ? noun : word;
}

/** Whether the word before belongs to a phrase: a name or a possessive, also with a word like “foreign” between. */
function isModifier(words: readonly Word[], first: number, { language }: Article): boolean {
  const [before, here] = [words[first - 1] as Word, words[first] as Word];
  if (before.sentence !== here.sentence || before.kind !== 'word') return false;
  if (isPossessive(before)) return true;
  if (!before.capital)
    return first > 1 && language.rolePrefixes.has(before.lower) && (words[first - 2] as Word).capital;
  return !language.functionWords.has(before.lower) && !language.calendar.has(before.lower);
}

/** “source at the prison service”: where what belongs to the head ends. */
function lastOf({ words, language }: Article, mention: Mention): number {
  const link = words[mention.last + 1];
  if (!link || link.sentence !== (words[mention.head] as Word).sentence || !language.small.belonging.has(link.lower))
    return mention.last;
  let last = mention.last;
  for (let at = mention.last + 2; at < mention.last + 10; at++) {
    const word = words[at];
    if (!word || word.sentence !== link.sentence || word.kind === 'punctuation' || word.kind === 'quotation') break;
    if (language.cues.has(word.lower) || language.verbs.has(word.lower) || language.pronouns.has(word.lower)) break;
    if (language.functionWords.has(word.lower) && !language.small.insideBelonging.has(word.lower)) break;
    if (language.calendar.has(word.lower)) break;
    // “some of the guests Verrin met”: a name after a noun begins a clause.
    const before = words[at - 1] as Word;
    if (word.capital && !before.capital && at > mention.last + 2 && !language.functionWords.has(before.lower)) break;
    if (!language.functionWords.has(word.lower)) last = at;
  }
  return last;
}

function kindOf(head: string, { documents, people, roles, organizations }: Article['language'], age: number): Kind {
  if (documents.has(head) && !roles.has(head)) return 'document';
  if (organizations.has(head) && !people.has(head) && !roles.has(head)) return 'organization';
  return age > 0 || people.has(head) || roles.has(head) || !documents.has(head) ? 'unnamed' : 'document';
}

/** Whether a noun is one for a person by its ending. */
export const isPersonal = (noun: string, { endings, nouns }: Language): boolean =>
  endings.person.test(noun) && !nouns.likePeople.has(noun);

/** What a noun tells of gender: 2 a man, -2 a woman, 0 neither. */
export const genderSign = (noun: string, { genderOf }: Language, article?: string): number => {
  const gender = genderOf(noun, article);
  return gender === 'male' ? 2 : gender === 'female' ? -2 : 0;
};

/** How well a description fits somebody who was named: their role, age, gender. Below 0: not at all. */
export function fitness(description: Description, entity: Entity, { isSameOffice }: Language): number {
  if (entity.kind !== 'person') return -1;
  if (description.gender * entity.gender < 0) return -1;
  if (description.age && entity.age) return description.age === entity.age ? 6 : -1;
  let score = 0;
  if (entity.roles.has(description.head)) score += 3;
  else if ([...entity.roles].some((role) => isSameOffice(role, description.head))) score += 2;
  for (const modifier of description.modifiers) if (entity.roles.has(modifier)) score += 0.7;
  return score;
}
