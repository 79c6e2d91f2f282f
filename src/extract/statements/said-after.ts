import type { Word } from '../words.ts';
import { clauseEnd, findWord, isClause, isVerb, opensClause, segmentEnd, subjectAt } from './clauses.ts';
import { beginsClause, type Reporter, type Sentence, type Stretch } from './reporters.ts';

/** As far as the words between a verb and what was said may reach. */
const FAR = 10;
const NEGATION = /^(?:not|never|nicht|nie|niemals|kaum|nichts)$/;

/** What stands after its source: “Lund said that the harbour would close.” */
export function saidAfter(sentence: Sentence, reporter: Reporter): Stretch | null {
  if (!beginsClause(sentence, reporter)) return null;
  const from = start(sentence, reporter);
  if (from < 0 || from > sentence.to) return null;
  const to = clauseEnd(sentence, from);
  const { article, reporting } = sentence;
  // The verb of “dass die Fähren fahren” may be of no list; it is there for sure.
  const isLed = reporting.moods && reporting.conjunctions.has((article.words[from - 1] as Word).lower);
  return to > from && (isLed || isClause(article, from, to)) ? { from, to } : null;
}

function start(sentence: Sentence, reporter: Reporter): number {
  const isGerman = sentence.reporting.moods !== undefined;
  if (reporter.how === 'account') return isGerman ? atVerb(sentence, reporter) : afterPhrase(sentence, reporter);
  if (isGerman) return afterComma(sentence, reporter);
  return reporter.how === 'subject' ? afterVerb(sentence, reporter) : -1;
}

/** “said that”, “said on Tuesday that”, “told reporters that”, “said the harbour would”. */
function afterVerb(sentence: Sentence, { cue, last }: Reporter): number {
  const { article, reporting, to } = sentence;
  const { words, language } = article;
  const { lower: verb } = words[cue] as Word;
  if (last + 1 >= to) return -1;
  const isTime = (at: number): boolean => {
    const { lower } = words[at] as Word;
    return reporting.times.has(lower) || language.calendar.has(lower);
  };
  const that = conjunctionAfter(sentence, last);
  if (that >= 0) {
    const { lower } = words[last + 1] as Word;
    const mayWait = reporting.addressing.has(verb) || isTime(last + 1) || language.hanging.has(lower);
    // “that, like the ferry, the boats were late”
    const from = words[that + 1]?.lower === ',' ? that + 2 : that + 1;
    return mayWait || that === last + 1 ? from : -1;
  }
  if (!reporting.bare.has(verb)) return -1;
  let at = last + 1;
  while (at < to && at < last + 4 && isTime(at) && subjectAt(article, at) === 0) at++;
  if (at > last + 1 && words[at]?.kind === 'number') return -1;
  return opensClause(sentence, at) ? at : -1;
}

/** The “that” after a verb, if no other verb comes before it. */
function conjunctionAfter({ article, reporting, to }: Sentence, last: number): number {
  const { words } = article;
  for (let at = last + 1; at < Math.min(to, last + FAR); at++) {
    const { kind, lower } = words[at] as Word;
    if (kind === 'punctuation' || kind === 'quotation' || NEGATION.test(lower)) return -1;
    // “said that was late”: it is the subject.
    if (reporting.conjunctions.has(lower))
      return isVerb(article, at + 1) || (words[at + 1] as Word).lower.startsWith("'") ? -1 : at;
    if (isVerb(article, at)) return -1;
  }
  return -1;
}

/** “sagte Lund am Dienstag, der Hafen werde schließen”. */
function afterComma(sentence: Sentence, { last }: Reporter): number {
  const { article, reporting, to } = sentence;
  const { words } = article;
  for (let at = last + 1; at < Math.min(to, last + FAR); at++) {
    const { kind, lower } = words[at] as Word;
    if (lower === ',') {
      if (reporting.conjunctions.has((words[at + 1] as Word).lower)) return at + 2;
      if (!opensClause(sentence, at + 1)) return -1;
      const isMood = (word: Word): boolean => reporting.moods?.has(word.lower) === true;
      return findWord(words, at + 1, segmentEnd(words, at + 1, to), isMood) < 0 ? -1 : at + 1;
    }
    if ((kind !== 'word' && kind !== 'number') || NEGATION.test(lower)) return -1;
    if (!reporting.particles.has(lower) && isVerb(article, at)) return -1;
  }
  return -1;
}

/** “According to the report, the harbour will close”. */
function afterPhrase(sentence: Sentence, { last, source }: Reporter): number {
  const { article, reporting, to } = sentence;
  const { words, described, mentionAt } = article;
  for (let at = last + 1; at < Math.min(to, last + FAR); at++) {
    const { kind, lower } = words[at] as Word;
    if (lower === ',') {
      // “According to Ida Lund, the mayor, the harbour …”
      if (described[mentionAt[at + 1] as number] === source) continue;
      return opensClause(sentence, at + 1) || reporting.times.has((words[at + 1] as Word).lower) ? at + 1 : -1;
    }
    if (kind === 'punctuation' || kind === 'quotation' || isVerb(article, at)) return -1;
  }
  return -1;
}

/** “Laut Lund schließt der Hafen”. */
function atVerb({ article, to }: Sentence, { last }: Reporter): number {
  for (let at = last + 1; at < Math.min(to, last + FAR); at++) {
    const { kind } = article.words[at] as Word;
    if (kind === 'punctuation' || kind === 'quotation') return -1;
    if (isVerb(article, at)) return at;
  }
  return -1;
}
