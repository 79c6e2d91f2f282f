import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import { isSourceNoun } from '../mentions/word-kinds.ts';
import type { Word } from '../words.ts';
import { isPersonal } from './descriptions.ts';
import type { Title } from './title-phrases.ts';

/** How far before a name the word stands that says it is one. */
const NEAR = 4;

/** “a baker who gave her name only as Ines”: what was said of somebody before the name was given. */
export function introduction(article: Article, mention: Mention): Title | null {
  if (!isGiven(article, mention)) return null;
  const { words, mentions, mentionAt, language } = article;
  const { sentence } = words[mention.head] as Word;
  const index = mentionAt[mention.first] as number;
  for (let before = index - 1; before >= Math.max(0, index - NEAR); before--) {
    const { kind, first, last, head } = mentions[before] as Mention;
    const noun = words[head] as Word;
    if (kind === 'name' || noun.sentence !== sentence) return null;
    if (kind === 'pronoun' || first === head || !language.small.indefinite.has((words[first] as Word).lower)) continue;
    const isPerson = isSourceNoun(noun, language) || isPersonal(noun.lower, language);
    if (!isPerson || language.documents.has(noun.lower) || language.nouns.bodies.has(noun.lower)) return null;
    return { first: first + 1, last, place: 'across', score: 3 };
  }
  return null;
}

/** After “his name, Tom,”, “identified himself as Tom”, “a baker named Tom”; of a judge, “named Tom Hale” may say anything. */
function isGiven({ words, language }: Article, { first, head, nameFirst, nameLast }: Mention): boolean {
  const { small } = language;
  const before = words[first - 1];
  const { sentence } = words[head] as Word;
  if (before?.sentence !== sentence) return false;
  if (small.introducing.has(before.lower)) return nameFirst === nameLast;
  if (before.lower !== ',' && !small.predicative.has(before.lower)) return false;
  for (let at = first - 2; at >= Math.max(0, first - 1 - NEAR); at--) {
    const word = words[at] as Word;
    if (word.sentence !== sentence || word.kind !== 'word') return false;
    if (small.introducing.has(word.lower)) return true;
  }
  return false;
}
