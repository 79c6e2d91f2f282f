import type { Article } from '../article.ts';
import type { Profile } from '../features/profile.ts';
import type { Reporting } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';

/** Words `from` to `to`, both included, of one sentence. */
export type Stretch = { from: number; to: number };

/** A sentence of an article, in a language whose way to report is known. */
export type Sentence = Stretch & { article: Article; reporting: Reporting };

/**
 * A mention that reports: it and its verb or preposition (`cue`) stand together from `first` to `last`. `subject` in “Lund
 * said”, `inverted` in “said Lund”, `account` in “according to Lund”.
 */
export type Reporter = Readonly<{
  source: number;
  cue: number;
  first: number;
  last: number;
  how: 'subject' | 'inverted' | 'account';
}>;

const BEFORE_CUE = 1;
const AFTER_CUE = 2;
const AFTER_PREPOSITION = 4;
/** A description of no person and no document. */
const THING = 14;
const RELATIVE = /^(?:who|which|that|what|wer|was)$/;

/** How a mention reports, if it does so beyond doubt. */
export function reporterOf(article: Article, reporting: Reporting, source: number): Reporter | null {
  const { words, mentions, profiles } = article;
  const mention = mentions[source] as Mention;
  const { place, cue, type } = profiles[source] as Profile;
  if (cue < 0 || mention.possessive || type === THING || isNobody(article, mention)) return null;
  const { first, last } = mention;
  const { lower } = words[cue] as Word;
  if (place === AFTER_PREPOSITION && reporting.before.has(lower))
    return { source, cue, first: leadOf(words, reporting, cue), last, how: 'account' };
  if (place === BEFORE_CUE && reporting.after.has(lower) && cue === last + 1)
    return { source, cue, first, last: cue, how: 'account' };
  if (!agrees(article, reporting, mention, lower)) return null;
  // “told Lund” may be what was done to her.
  if (place === AFTER_CUE && !reporting.addressing.has(lower))
    return { source, cue, first: cue, last, how: 'inverted' };
  const isNear = words
    .slice(last + 1, cue)
    .every((between) => reporting.between.has(between.lower) || between.lower.endsWith('ly'));
  return place === BEFORE_CUE && isNear ? { source, cue, first, last: cue, how: 'subject' } : null;
}

/** Whether a mention can be the subject of a verb of saying. */
const agrees = (article: Article, { finite, plural }: Reporting, mention: Mention, verb: string): boolean =>
  (!mention.pronoun || mention.pronoun.subject) &&
  (finite.has(verb) || (plural.has(verb) && isPlural(article, mention)));

/** “I said”, “who said”, “some say”: nobody in particular, or nobody whom the article names. */
function isNobody({ words, language }: Article, { pronoun, head, kind }: Mention): boolean {
  const { lower } = words[head] as Word;
  if (pronoun) return pronoun.person < 3 || RELATIVE.test(lower);
  return kind === 'description' && (language.functionWords.has(lower) || language.determiners.has(lower));
}

/** The word that an account begins with: “nach” in “nach Angaben von Lund”. */
function leadOf(words: readonly Word[], { before }: Reporting, cue: number): number {
  let at = cue;
  while (at > cue - 2 && at > 0 && (before.has((words[at - 1] as Word).lower) || words[at - 1]?.lower === 'den')) at--;
  return at;
}

function isPlural({ words, language }: Article, { pronoun, head, kind }: Mention): boolean {
  if (language.nounsAreCapital) return true;
  if (pronoun) return pronoun.plural;
  return kind === 'description' && /(?:[^s]s|people|men|women|police)$/.test((words[head] as Word).lower);
}

/** Whether a source begins a main clause, so that what follows is what it said, and not part of something else. */
export function beginsClause({ article, reporting, from }: Sentence, { source, first, how }: Reporter): boolean {
  const { words, mentionAt, mentions } = article;
  if (first <= from) return true;
  const isNamed = (at: number): boolean => at >= from && (mentionAt[at] as number) >= 0;
  const before = words[first - 1] as Word;
  const isCoordinated = reporting.coordinators.has(before.lower);
  if (how === 'account') return first - 1 === from && isCoordinated;
  if (before.lower === ',') return mentions[source]?.kind !== 'description' || !isNamed(first - 2);
  // “Am Montag sagte Lund”.
  if (reporting.moods && how === 'inverted')
    return first - from < 6 && words.slice(from, first).every(({ kind }) => kind === 'word');
  if (!isCoordinated) return before.kind === 'punctuation' && /^[;:—–]$/.test(before.lower);
  // “Holm and Lund said” would name one of two.
  return first - 1 === from || !(isNamed(first - 2) || (words[first - 2]?.lower === ',' && isNamed(first - 3)));
}
