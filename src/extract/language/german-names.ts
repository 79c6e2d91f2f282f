import { isCommonNoun, isPlainNoun } from './german-nouns.ts';
import type { Language, Token } from './language.ts';

/** Capitalized words in a row (“die Reederin Farideh Moradkhani”), what leads them, and whether they open a sentence. */
type Run = { first: number; last: number; led: 'article' | 'adjective' | 'preposition' | null; opens: boolean };

/** What an article as a whole tells: words that some place shows to be names, and words that some place shows not to be. */
type Known = { names: Set<string>; nouns: Set<string> };

const CONTRACTIONS = /^(?:im|am|zum|zur|beim|vom|ins|ans|aufs|fürs|ums)$/;
const POSSESSIVE = /^(?:sein|ihr|mein|dein|unser|euer|eur|kein)(?:e|en|er|es|em)?$|^(?:dessen|deren)$/;
const NUMERAL = /\p{L}(?:zehn|zig|hundert|tausend)$/u;
/** Before a lone word, they tell a place, a material or a role more often than a person. */
const BEFORE_THING = /^(?:in|aus|als|ohne|trotz|per|seit|bis|nach|auf)$/;
const ADJECTIVE = /^\p{Ll}{2,}(?:e|en|er|es|em)$/u;
const AGENT = /^\p{L}{4,}(?:er|erin|ist|istin|ent|entin|eur|eurin|loge|login|orin|ant|antin)$/u;

/**
 * Takes the capital from nouns, so that `capital` tells names as it does in English. A word is a name where its place says
 * so (after a first name or a role, beside a verb of speech without an article) or where another place in the article does.
 */
export function uncapitalizeNouns(words: readonly Token[], text: string, language: Language): void {
  const runs = runsOf(words, language);
  const starts = runs.map((run) => nameStart(words, run, text, language));
  const known: Known = { names: new Set(), nouns: new Set() };
  for (const word of words) if (word.kind === 'word' && !word.capital) known.nouns.add(word.lower);
  for (const [index, run] of runs.entries()) learn(words, run, starts[index] as number, language, known);
  runs.forEach((run, index) => {
    let from = starts[index] as number;
    if (run.first < run.last) while (from > run.first && known.names.has((words[from - 1] as Token).lower)) from--;
    const isAlone = run.first === run.last || from > run.last;
    for (let at = run.first; at <= run.last; at++) {
      const word = words[at] as Token;
      if (language.particles.has(word.lower) && !word.capital) word.capital = at > from;
      else {
        word.capital = isAlone ? isLoneName(word, run, text, language, known) : at >= from;
        word.noun = !word.capital;
      }
    }
  });
}

function runsOf(words: readonly Token[], language: Language): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Token;
    if (!isCapital(word, language)) continue;
    const before = words[at - 1];
    const opens = !before || before.sentence !== word.sentence || before.kind === 'quotation' || before.lower === ':';
    if (opens && (language.verbs.has(word.lower) || language.cues.has(word.lower))) {
      word.capital = false;
      continue;
    }
    let last = at;
    for (
      let next = afterParticles(words, at + 1, language);
      continues(words, at, last, next, language);
      next = afterParticles(words, last + 1, language)
    )
      last = next;
    runs.push({ first: at, last, led: opens ? null : leadOf(before, language), opens });
    at = last;
  }
  return runs;
}

const isCapital = (word: Token, { functionWords, pronouns, determiners }: Language): boolean =>
  word.kind === 'word' &&
  word.capital &&
  !functionWords.has(word.lower) &&
  !pronouns.has(word.lower) &&
  !determiners.has(word.lower);

function afterParticles(words: readonly Token[], at: number, { particles }: Language): number {
  let next = at;
  while (next < at + 3 && words[next]?.capital === false && particles.has((words[next] as Token).lower)) next++;
  return next;
}

/** A particle joins only names: “Ines von Rehm”, but “der Chef von Rehm” and “Angaben von Rehm”. */
function continues(words: readonly Token[], first: number, last: number, next: number, language: Language): boolean {
  const word = words[next];
  if (!word || word.sentence !== (words[first] as Token).sentence || !isCapital(word, language)) return false;
  return next === last + 1 || (!isNoun(words[last] as Token, language) && !isNoun(word, language));
}

function leadOf(before: Token | undefined, { functionWords, determiners, cues, verbs }: Language): Run['led'] {
  if (!before) return null;
  const { kind, lower } = before;
  if (
    kind === 'number' ||
    determiners.has(lower) ||
    CONTRACTIONS.test(lower) ||
    NUMERAL.test(lower) ||
    POSSESSIVE.test(lower)
  )
    return 'article';
  if (BEFORE_THING.test(lower)) return 'preposition';
  const isAdjective =
    kind === 'word' && ADJECTIVE.test(lower) && !functionWords.has(lower) && !cues.has(lower) && !verbs.has(lower);
  return isAdjective ? 'adjective' : null;
}

/** The first word of the name in a run, after roles and other nouns: past its end if they are all of it. */
function nameStart(words: readonly Token[], run: Run, text: string, language: Language): number {
  let from = run.first;
  while (from <= run.last && isBeforeName(words, from, run, language)) from++;
  const first = words[run.first] as Token;
  const isPlain = !isFirstName(first, language) && !isAcronym(first, text);
  if (from === run.first && run.first < run.last && isPlain) {
    const isOrganization = language.organizations.has((words[run.last] as Token).lower);
    const isRole = run.led === 'article' || (run.last - run.first > 1 && AGENT.test(first.lower));
    if (isRole && !isOrganization) from++;
  }
  const isBody = from > run.first && from <= run.last && language.organizations.has((words[from - 1] as Token).lower);
  return isBody ? from - 1 : from;
}

function isBeforeName(words: readonly Token[], at: number, run: Run, language: Language): boolean {
  const word = words[at] as Token;
  if (at > run.first && language.honorifics.has((words[at - 1] as Token).lower)) return isTitle(word, language);
  if (at < run.last && isFirstName(word, language)) return false;
  if (isNoun(word, language)) return true;
  const next = words[at + 1];
  return (
    run.opens &&
    at === run.first &&
    at < run.last &&
    isNoun(next as Token, language) &&
    !language.organizations.has((next as Token).lower)
  );
}

const isTitle = ({ lower }: Token, { honorifics }: Language): boolean =>
  honorifics.has(lower) || /^(?:dr|prof)$/.test(lower);

const isNoun = (word: Token, { roles, people, documents, honorifics, calendar }: Language): boolean =>
  roles.has(word.lower) ||
  people.has(word.lower) ||
  documents.has(word.lower) ||
  honorifics.has(word.lower) ||
  calendar.has(word.lower) ||
  isCommonNoun(word.lower);

const isFirstName = ({ lower }: Token, { maleNames, femaleNames }: Language): boolean => {
  const hyphen = lower.indexOf('-');
  const given = hyphen > 0 ? lower.slice(0, hyphen) : lower;
  return maleNames.has(given) || femaleNames.has(given);
};

const isAcronym = ({ start, end }: Token, text: string): boolean =>
  end - start > 1 && end - start < 6 && /^\p{Lu}+$/u.test(text.slice(start, end));

/** Notes the names that a run shows beyond doubt, and the lone words that an article leads. */
function learn(words: readonly Token[], run: Run, from: number, language: Language, known: Known): void {
  const first = words[from];
  if (!first || from > run.last) return;
  const role = from > run.first ? (words[from - 1] as Token).lower : '';
  const isTitled = language.roles.has(role) || language.honorifics.has(role);
  const isFull = from < run.last && (run.led !== 'article' || isFirstName(first, language));
  const isSource = from === run.first && run.led === null && isBesideCue(words, run, language);
  if (!isTitled && !isFull && !isSource) {
    if (run.led === 'article' && run.first === run.last) known.nouns.add(first.lower);
    return;
  }
  for (let at = from; at <= run.last; at++) {
    const word = words[at] as Token;
    if (word.capital && (at === run.last ? !isPlainNoun(word.lower) : !isNoun(word, language)))
      known.names.add(word.lower);
  }
}

/** A verb in the singular beside it, or “so”, “laut”, “zufolge”. */
function isBesideCue(words: readonly Token[], { first, last }: Run, { cues }: Language): boolean {
  const isCue = (word: Token | undefined): boolean =>
    word !== undefined &&
    word.sentence === (words[first] as Token).sentence &&
    !word.capital &&
    cues.has(word.lower) &&
    !word.lower.endsWith('en');
  return isCue(words[first - 1]) || isCue(words[last + 1]) || /^(?:so|laut)$/.test(words[first - 1]?.lower ?? '');
}

/** Is a capitalized word without others beside it a name? */
function isLoneName(word: Token, run: Run, text: string, language: Language, { names, nouns }: Known): boolean {
  const { lower } = word;
  if (isAcronym(word, text)) return true;
  const isKnown = names.has(lower) || (lower.endsWith('s') && names.has(lower.slice(0, -1)));
  if (isNoun(word, language)) return isKnown && run.led === null;
  if (isKnown) return true;
  if (run.led !== null || nouns.has(lower)) return false;
  return !run.opens || isFirstName(word, language);
}
