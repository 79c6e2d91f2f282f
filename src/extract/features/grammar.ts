import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { CUE, SMALL, VERB } from './classes.ts';

/**
 * Where a mention stands to a verb of speech (`cue`, or -1): 0 nowhere, 1 before it, 2 after it, 3 before it with an apposition
 * between, 4 after “according to”, 5 as its object, 6 before a comma and it, 7 before a phrase that hangs on the mention and it,
 * 8 after it and “by”.
 */
export type Grammar = { place: number; cue: number };

type Text = Pick<Article, 'words' | 'language' | 'flags'>;
const NOWHERE: Grammar = { place: 0, cue: -1 };

export function grammarOf(article: Text, { first, last }: Mention): Grammar {
  const { words, language, flags } = article;
  const { sentence } = words[first] as Word;
  const inside = (at: number): Word | undefined => {
    const word = words[at];
    return word && word.sentence === sentence && word.kind !== 'quotation' ? word : undefined;
  };
  const isCue = (at: number): boolean => inside(at) !== undefined && ((flags[at] as number) & CUE) > 0;
  for (const parts of language.prepositions) {
    const start = first - parts.length;
    if (parts.every((part, offset) => inside(start + offset)?.lower === part)) return { place: 4, cue: start };
  }
  for (let at = last + 1; at <= last + 4; at++) {
    const word = inside(at);
    if (word?.kind !== 'word') break;
    if (isCue(at)) return { place: 1, cue: at };
    if (!((flags[at] as number) & (SMALL | VERB)) && !language.endings.adverb.test(word.lower)) break;
  }
  if (isCue(first - 2) && inside(first - 1) && language.agents.has((words[first - 1] as Word).lower))
    return { place: 8, cue: first - 2 };
  if (isCue(first - 1)) return { place: 2, cue: first - 1 };
  if (inside(first - 1) && isCue(first - 2)) return { place: 5, cue: first - 2 };
  const next = inside(last + 1);
  if (!next) return NOWHERE;
  if (next.lower === ',' && isCue(last + 2)) return { place: 6, cue: last + 2 };
  if (language.hanging.has(next.lower)) return afterPhrase(article, last + 2, inside, isCue);
  return afterApposition(last + 1, inside, isCue);
}

/** “Morgan of the Sierra Club said”: the phrase between belongs to the name before it. */
function afterPhrase(
  { flags }: Text,
  from: number,
  inside: (at: number) => Word | undefined,
  isCue: (at: number) => boolean,
): Grammar {
  for (let at = from; at < from + 8; at++) {
    const word = inside(at);
    if (!word || word.kind === 'punctuation') break;
    if (isCue(at)) return { place: 7, cue: at };
    if ((flags[at] as number) & VERB) break;
  }
  return NOWHERE;
}

/** “Karen Thomson, chief executive of AOL UK, said”. */
function afterApposition(
  from: number,
  inside: (at: number) => Word | undefined,
  isCue: (at: number) => boolean,
): Grammar {
  const open = inside(from)?.lower as string;
  if (!/^[,(—–]$/.test(open)) return NOWHERE;
  const close = open === '(' ? ')' : open;
  for (let at = from + 1; at < from + 27; at++) {
    const word = inside(at);
    if (!word) break;
    if (word.lower !== close) continue;
    if (isCue(at + 1)) return { place: 3, cue: at + 1 };
    if (inside(at + 1)?.kind === 'word' && isCue(at + 2)) return { place: 3, cue: at + 2 };
    if (open === '(') break;
  }
  return NOWHERE;
}

/** Whether a mention hangs on the one before it: the Sierra Club in “Morgan of the Sierra Club”; 2 on a word that isn't one. */
export function hangsOn({ words, mentionAt, language }: Article, { first }: Mention): number {
  let at = first - 1;
  if (words[at] && language.determiners.has((words[at] as Word).lower)) at--;
  const before = words[at];
  if (before?.kind !== 'word' || !language.hanging.has(before.lower)) return 0;
  return at > 0 && (mentionAt[at - 1] as number) >= 0 ? 1 : 2;
}

/** How a word ends, for words of no list: “heralded”, “denies”, “writing”. */
export const endingOf = ({ lower }: Word): number =>
  (lower.charCodeAt(lower.length - 1) << 8) | lower.charCodeAt(lower.length - 2);

/** Whether a finite verb seems to follow a mention, so that it is the subject of a clause: 0 no, 1 maybe, 2 surely. */
export function subjectOf(
  { words, flags, language: { endings } }: Text,
  { first, last, kind, pronoun }: Mention,
): number {
  const { sentence } = words[first] as Word;
  if (pronoun && !pronoun.subject) return 0;
  for (let at = last + 1; at < last + 4; at++) {
    const word = words[at];
    if (word?.kind !== 'word' || word.sentence !== sentence || word.capital) return 0;
    if ((flags[at] as number) & (VERB | CUE)) return endings.running.test(word.lower) ? 0 : 2;
    if (endings.adverb.test(word.lower)) continue;
    if ((flags[at] as number) & SMALL) return 0;
    return endings.finite.test(word.lower) ? (kind === 'description' ? 1 : 2) : 0;
  }
  return 0;
}
