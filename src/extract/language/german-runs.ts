import { isCommonNoun } from './german-nouns.ts';
import type { Language, Token } from './language.ts';

/** Capitalized words in a row (“die Reederin Farideh Moradkhani”), what leads them, and whether they open a sentence. */
export type Run = { first: number; last: number; led: 'article' | 'adjective' | 'preposition' | null; opens: boolean };

const CONTRACTIONS = /^(?:im|am|zum|zur|beim|vom|ins|ans|aufs|fürs|ums)$/;
const POSSESSIVE = /^(?:sein|ihr|mein|dein|unser|euer|eur|kein)(?:e|en|er|es|em)?$|^(?:dessen|deren)$/;
const NUMERAL = /\p{L}(?:zehn|zig|hundert|tausend)$/u;
/** Before a lone word, they tell a place, a material or a role more often than a person. */
const BEFORE_THING = /^(?:in|aus|als|ohne|trotz|per|seit|bis|nach|auf)$/;
const ADJECTIVE = /^\p{Ll}{2,}(?:e|en|er|es|em)$/u;
/** After them no name goes on: “gegen 3 Uhr Geräusche”, “50.000 Euro Schaden”. */
const MEASURE =
  /^(?:uhr|euro|dollar|franken|cent|prozent|(?:milli|zenti|kilo)?meter|kilo(?:gramm)?|tonnen?|grad|liter|hektar|million(?:en)?|milliarden?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?)$/;
const AGENT = /^\p{L}{4,}(?:er|erin|ist|istin|ent|entin|eur|eurin|loge|login|orin|ant|antin)$/u;

/** The rows of capitalized words that may hold names. A verb that opens a sentence loses its capital at once. */
export function runsOf(words: readonly Token[], language: Language): Run[] {
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

const isCapital = ({ kind, capital, lower }: Token, { functionWords, pronouns, determiners }: Language): boolean =>
  kind === 'word' && capital && !functionWords.has(lower) && !pronouns.has(lower) && !determiners.has(lower);

/** What follows “von der”, “van den” or “zu”; an article alone is no particle. */
function afterParticles(words: readonly Token[], at: number, { particles, determiners }: Language): number {
  const isParticle = (word: Token | undefined): boolean =>
    word !== undefined && !word.capital && particles.has(word.lower);
  if (!isParticle(words[at]) || determiners.has((words[at] as Token).lower)) return at;
  return isParticle(words[at + 1]) ? at + 2 : at + 1;
}

/** A particle joins a first name and a surname: “Ines von Rehm”, but “Ines Koll von der Rehmbank”, “der Chef von Rehm”. */
function continues(words: readonly Token[], first: number, last: number, next: number, language: Language): boolean {
  const word = words[next];
  if (!word || word.sentence !== (words[first] as Token).sentence || !isCapital(word, language)) return false;
  if (MEASURE.test((words[last] as Token).lower)) return false;
  if (next === last + 1) return true;
  const given = words[last] as Token;
  const isGiven = isFirstName(given, language) || (last > first && isNoun(words[last - 1] as Token, language));
  return isGiven && !isNoun(given, language) && !isNoun(word, language);
}

function leadOf(before: Token | undefined, { functionWords, determiners, cues, verbs }: Language): Run['led'] {
  if (!before) return null;
  const { kind, lower } = before;
  if (kind === 'number' || determiners.has(lower) || MEASURE.test(lower)) return 'article';
  if (CONTRACTIONS.test(lower) || NUMERAL.test(lower) || POSSESSIVE.test(lower)) return 'article';
  if (BEFORE_THING.test(lower)) return 'preposition';
  if (kind !== 'word' || !ADJECTIVE.test(lower)) return null;
  return functionWords.has(lower) || cues.has(lower) || verbs.has(lower) ? null : 'adjective';
}

/** The first word of the name in a run, after roles and other nouns: past its end if they are all of it. */
export function nameStart(words: readonly Token[], run: Run, text: string, language: Language): number {
  const { first, last } = run;
  if (isProperPhrase(words, run, language)) return first;
  let from = afterRole(words, run, language);
  const opening = words[from] as Token;
  if (from === first && first < last && !isFirstName(opening, language) && !isAcronym(opening, text)) {
    // An article leads a noun: “der Schlagzeuger Wenzel Hruschka”. Without one, three words are a role and a full name.
    const isRole = run.led === 'article' || (last - first > 1 && AGENT.test(opening.lower));
    if (isRole || (run.opens && isNoun(words[first + 1] as Token, language))) from++;
  }
  while (from <= last && isBeforeName(words, from, run, language)) from++;
  const isBody = from > first && from <= last && language.organizations.has((words[from - 1] as Token).lower);
  return isBody ? from - 1 : from;
}

/** An adjective with a capital makes a name of its noun: “die Deutsche Bahn”, “des Auswärtigen Amts”. */
function isProperPhrase(words: readonly Token[], { first, last, opens }: Run, language: Language): boolean {
  let at = first;
  while (at < last && /(?:e|en|em|es)$/.test((words[at] as Token).lower) && !isNoun(words[at] as Token, language)) at++;
  const noun = words[at] as Token;
  if (at === first || isFirstName(words[first] as Token, language) || language.roles.has(noun.lower)) return false;
  return language.organizations.has(noun.lower) || (!opens && isNoun(noun, language));
}

/** What follows the last role in a run (“Norlands Präsident Enno Rask”), unless the role is a surname (“Anna Koch”). */
function afterRole(words: readonly Token[], { first, last }: Run, language: Language): number {
  for (let at = last; at > first; at--) {
    const before = words[at - 1] as Token;
    const isSurname = isFirstName(before, language) || (at === last && !before.lower.endsWith('s'));
    if (language.roles.has((words[at] as Token).lower) && !isSurname) return at + 1;
  }
  return first;
}

function isBeforeName(words: readonly Token[], at: number, run: Run, language: Language): boolean {
  const word = words[at] as Token;
  const before = at > run.first ? (words[at - 1] as Token).lower : '';
  if (language.honorifics.has(before)) return language.honorifics.has(word.lower) || /^(?:dr|prof)$/.test(word.lower);
  return !(at < run.last && isFirstName(word, language)) && isNoun(word, language);
}

export const isNoun = ({ lower }: Token, { roles, people, documents, honorifics, calendar }: Language): boolean =>
  roles.has(lower) ||
  people.has(lower) ||
  documents.has(lower) ||
  honorifics.has(lower) ||
  calendar.has(lower) ||
  isCommonNoun(lower);

export const isFirstName = ({ lower }: Token, { maleNames, femaleNames }: Language): boolean => {
  const hyphen = lower.indexOf('-');
  const given = hyphen > 0 ? lower.slice(0, hyphen) : lower;
  return maleNames.has(given) || femaleNames.has(given);
};

/** UNO, AfD: a capital at both ends. */
export const isAcronym = ({ start, end }: Token, text: string): boolean =>
  end - start > 1 && end - start < 7 && /^\p{Lu}\p{L}*\p{Lu}$/u.test(text.slice(start, end));
