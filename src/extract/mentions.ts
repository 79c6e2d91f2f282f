import type { Language, Pronoun } from './language/language.ts';
import type { Span } from './marks.ts';
import type { Word } from './words.ts';

/**
 * A phrase that may name a source. `first` to `last` are the words of the whole phrase, title included; `nameFirst` to
 * `nameLast` those of the name, `head` the word that carries it (a surname, a noun).
 */
export type Mention = Span & {
  kind: 'name' | 'pronoun' | 'description';
  first: number;
  last: number;
  nameFirst: number;
  nameLast: number;
  head: number;
  possessive: boolean;
  pronoun: Pronoun | null;
};

type Run = { first: number; last: number };

/** All phrases of an article that may name a source, in their order. */
export function mentionsIn(words: readonly Word[], language: Language): Mention[] {
  const seen = seenWords(words, language);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const found =
      pronounAt(words, at, language) ?? nameAt(words, at, language, seen) ?? descriptionAt(words, at, language);
    if (found) add(mentions, found, words, language);
    at = found ? Math.max(at, found.last) + 1 : at + 1;
  }
  return mentions;
}

/**
 * Adds a mention, with what belongs to it: a name whose title reaches into the mention before takes that in (“Johns Hopkins”
 * in “Johns Hopkins biologist Ada Lund”), as does a group whom a name tells from others (“the Lund campaign”).
 */
function add(mentions: Mention[], found: Mention, words: readonly Word[], language: Language): void {
  let before = mentions.at(-1);
  while (before && (found.kind === 'name' ? before.last >= found.first : isModifier(before, found, words, language))) {
    if (before.first < found.first) {
      found.first = before.first;
      found.start = (words[before.first] as Word).start;
    }
    mentions.pop();
    before = mentions.at(-1);
  }
  mentions.push(found);
}

function isModifier(
  before: Mention,
  found: Mention,
  words: readonly Word[],
  { organizations, people, roles }: Language,
): boolean {
  if (found.kind !== 'description' || before.kind !== 'name' || before.last !== found.first - 1 || before.possessive)
    return false;
  const { lower, sentence, capital } = words[found.head] as Word;
  if (capital || sentence !== (words[before.last] as Word).sentence) return false;
  return organizations.has(lower) || people.has(lower) || roles.has(lower);
}

/**
 * Words in lower case and capitalized words inside sentences: they tell a name from a sentence's first word. A headline
 * may capitalize every word, so it tells nothing.
 */
function seenWords(words: readonly Word[], language: Language): Seen {
  const { maleNames, femaleNames, roles, rolePrefixes, organizations, functionWords, people, honorifics } = language;
  const isForename = (lower: string): boolean =>
    maleNames.has(lower) ||
    femaleNames.has(lower) ||
    ![roles, rolePrefixes, organizations, functionWords, people, honorifics].some((list) => list.has(lower));
  const seen: Seen = {
    surnames: new Set(),
    small: new Set(),
    inside: new Set(),
    capital: new Set(),
    headlines: headlinesIn(words, language),
  };
  words.forEach((word, at) => {
    if (word.kind !== 'word' || seen.headlines.has(word.sentence)) return;
    if (!word.capital) seen.small.add(word.lower);
    else {
      seen.capital.add(word.lower);
      const before = words[at - 1];
      if (before?.sentence !== word.sentence || before.kind !== 'word') return;
      seen.inside.add(word.lower);
      if (before.capital && isForename(before.lower)) seen.surnames.add(word.lower);
    }
  });
  return seen;
}
type Seen = {
  surnames: Set<string>;
  small: Set<string>;
  inside: Set<string>;
  capital: Set<string>;
  headlines: Set<number>;
};

/** The sentences with a capital on nearly every word, from the first of their paragraph on. */
function headlinesIn(words: readonly Word[], { cues, verbs }: Language): Set<number> {
  const headlines = new Set<number>();
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    const first = words[from] as Word;
    if (at < words.length && (words[at] as Word).sentence === first.sentence) continue;
    const before = words[from - 1];
    const leads = first.kind !== 'word' || first.capital;
    const isOne = at - from < 30 && leads && (before?.paragraph !== first.paragraph || headlines.has(before.sentence));
    let long = 0;
    let capital = 0;
    for (let k = from; isOne && k < at; k++) {
      const { kind, lower, end, start, capital: isCapital } = words[k] as Word;
      if (kind !== 'word' || end - start < 4) continue;
      // A headline capitalizes its verbs.
      if (!isCapital && (cues.has(lower) || verbs.has(lower))) capital = -99;
      long++;
      if (isCapital) capital++;
    }
    const isStopped = /^[.!?…]$/.test((words[at - 1] as Word).lower);
    if (long > 3 && capital >= 0.8 * long && (!isStopped || first.paragraph < 2)) headlines.add(first.sentence);
    from = at;
  }
  return headlines;
}

function pronounAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const { kind, lower } = words[at] as Word;
  const pronoun = kind === 'word' ? language.pronouns.get(lower) : undefined;
  if (!pronoun) return null;
  return mention('pronoun', words, { first: at, last: at }, { first: at, last: at }, at, pronoun);
}

function nameAt(words: readonly Word[], at: number, language: Language, seen: Seen): Mention | null {
  const run = runAt(words, at, language, seen);
  if (!run) return null;
  const name = nameOf(words, run, language, seen);
  const first = titleStart(words, run.first, language, name.first > run.first);
  let head = name.last;
  while (head > name.first && language.suffixes.has((words[head] as Word).lower)) head--;
  const { lower } = words[head] as Word;
  const isSurname =
    (seen.surnames.has(lower) && !seen.small.has(lower)) ||
    (name.first > run.first && language.honorifics.has((words[name.first - 1] as Word).lower));
  const isRole =
    !language.nounsAreCapital &&
    !isSurname &&
    isTitleWord(words[head] as Word, language) &&
    (name.first === name.last ? !followsName(words, head, language) : isOffice(words, name, language));
  return mention(isRole ? 'description' : 'name', words, { first, last: run.last }, name, head);
}

/** “Vice President”, “Senate Minority Leader”: an office without its holder's name. */
const isOffice = (
  words: readonly Word[],
  { first, last }: Run,
  { roles, rolePrefixes, organizations }: Language,
): boolean => {
  for (let at = first; at < last; at++) {
    const { lower } = words[at] as Word;
    if (!(roles.has(lower) || rolePrefixes.has(lower) || organizations.has(lower))) return false;
  }
  return true;
};

/** A run of capitalized words, with the particles and initials between them. */
function runAt(words: readonly Word[], at: number, language: Language, seen: Seen): Run | null {
  if (!startsName(words, at, language, seen)) return null;
  let last = at;
  for (let next = at + 1; next < words.length; next++) {
    const word = words[next] as Word;
    if (word.sentence !== (words[at] as Word).sentence) break;
    if (seen.headlines.has(word.sentence) && endsInHeadline(words, at, next, language, seen)) break;
    if (isNameWord(word, language) || PREFIXED.test(word.lower)) {
      last = next;
      continue;
    }
    const after = words[next + 1];
    if (!after || after.sentence !== word.sentence) break;
    const joins =
      isParticle(word, language) &&
      (isNameWord(after, language) || (isParticle(after, language) && isNameWord(words[next + 2] ?? word, language)));
    const marks = nicknameMarks(words, next, language);
    if (marks > 0) {
      last = next + marks;
      next = last;
      continue;
    }
    if (isPossessive(word) && ownsOrganization(words, next, language)) {
      last = next;
      continue;
    }
    const ofOrganization =
      (word.lower === 'on' || word.lower === 'of' || word.lower === '&' || word.lower === 'for') &&
      joinsOrganization(words, at, next, language);
    const nickname = word.kind === 'punctuation' && word.lower === ',' && language.suffixes.has(after.lower);
    if (word.lower === 'and' && isPairedField(words, at, next, language)) {
      last = next;
      continue;
    }
    if (joins || (ofOrganization && isNameWord(after, language))) last = next;
    else if (nickname) last = next;
    else if (ofOrganization && after.lower === 'the' && isNameWord(words[next + 2] ?? word, language))
      last = next++ + 1;
    else break;
  }
  return { first: at, last };
}

const FIELDED =
  /^(?:department|ministry|committee|court|cent(?:er|re)s?|institutes?|agency|commission|council|bureau|office|board|secretariat)$/;

/** “Centers for Disease Control and Prevention”: after an organization's preposition “and” joins two fields, not two names. */
function isPairedField(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const after = words[at + 1] as Word;
  if (!isNameWord(after, language) || language.maleNames.has(after.lower) || language.femaleNames.has(after.lower))
    return false;
  if (language.honorifics.has(after.lower) || language.roles.has(after.lower)) return false;
  for (let back = at - 1; back > first && back > at - 5; back--) {
    const { lower } = words[back] as Word;
    if (lower === 'of' || lower === 'for' || lower === 'on') return FIELDED.test((words[back - 1] as Word).lower);
  }
  return false;
}

/** The Sheriff's Office, the Actors' League: a possessive of many or of an office, before the name of an organization. */
function ownsOrganization(words: readonly Word[], at: number, language: Language): boolean {
  const { lower } = words[at - 1] as Word;
  if (!(language.roles.has(lower) || /[^s]s$/.test(lower) || /^(?:wo)?men$|^children$|^people$/.test(lower)))
    return false;
  for (let next = at + 1; next < at + 4; next++) {
    const word = words[next];
    if (!word?.capital || word.sentence !== (words[at] as Word).sentence) return false;
    if (language.organizations.has(word.lower)) return true;
  }
  return false;
}

/** Arabic and French names with a small prefix: al-Harrabi, d'Orval. */
const PREFIXED = /^(?:al|el|ad|an|ar|as|ash|at|az|ul|ud|ur|d|l)[-'‐]\p{L}{3}/u;

const isParticle = (word: Word, { particles, functionWords }: Language): boolean =>
  word.kind === 'word' && particles.has(word.lower) && word.capital === functionWords.has(word.lower);

/** Tom "Bear" Halloran: how many words after `at` belong to a nickname that stands between names; 0 for none. */
function nicknameMarks(words: readonly Word[], at: number, language: Language): number {
  const [before, mark] = [words[at - 1] as Word, words[at] as Word];
  if (
    !before.capital ||
    !(
      language.maleNames.has(before.lower) ||
      language.femaleNames.has(before.lower) ||
      at === 1 ||
      !isTitleWord(before, language)
    )
  )
    return 0;
  if (mark.kind === 'quotation') {
    const after = words[at + 1];
    return mark.end - mark.start < 24 && after?.sentence === mark.sentence && isNameWord(after, language) ? 1 : 0;
  }
  if (!/^['‘’"“”]$/.test(mark.lower)) return 0;
  for (let close = at + 2; close < at + 5; close++) {
    const after = words[close + 1];
    if (!after || after.sentence !== mark.sentence) return 0;
    if (/^['’"”]$/.test((words[close] as Word).lower))
      return (words[close - 1] as Word).capital && isNameWord(after, language) ? close + 1 - at : 0;
  }
  return 0;
}

/** Where every word has a capital, a name ends before a verb, and before words that the article also writes small. */
function endsInHeadline(
  words: readonly Word[],
  first: number,
  at: number,
  { cues, verbs, maleNames, femaleNames }: Language,
  seen: Seen,
): boolean {
  const { lower, kind } = words[at] as Word;
  if (kind !== 'word') return false;
  if (cues.has(lower) || verbs.has(lower) || seen.small.has(lower)) return true;
  const before = (words[at - 1] as Word).lower;
  return !seen.capital.has(lower) && !(at === first + 1 && (maleNames.has(before) || femaleNames.has(before)));
}

function joinsOrganization(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const before = words[at - 1] as Word;
  if ((words[at] as Word).lower === '&') return true;
  if (language.organizations.has(before.lower) || language.organizations.has(before.lower.replace(/s$/, '')))
    return true;
  const given = (words[at - 2] as Word | undefined)?.lower ?? '';
  return (
    first < at &&
    !language.maleNames.has(given) &&
    !language.femaleNames.has(given) &&
    language.roles.has(before.lower) &&
    (words[at] as Word).lower === 'of'
  );
}

function startsName(words: readonly Word[], at: number, language: Language, seen: Seen): boolean {
  const word = words[at] as Word;
  const after = words[at + 1];
  if (isParticle(word, language)) {
    let next = at + 1;
    while (next < at + 3 && words[next] && isParticle(words[next] as Word, language)) next++;
    const name = words[next];
    return (
      name !== undefined &&
      name.sentence === word.sentence &&
      isNameWord(name, language) &&
      !(words[at - 1] && isNameWord(words[at - 1] as Word, language))
    );
  }
  if (!isNameWord(word, language)) return isSmallName(words, at, language) || isGivenName(words, at, language);
  const before = words[at - 1];
  const opens = !before || before.sentence !== word.sentence || before.kind !== 'word';
  if (!opens || seen.inside.has(word.lower)) return true;
  if (after && after.sentence === word.sentence && isNameWord(after, language)) return true;
  // “President of Ukraine Volodymyr Zelenskyy”
  if (after?.lower === 'of' && language.roles.has(word.lower) && isNameWord(words[at + 2] ?? word, language))
    return true;
  return !seen.small.has(word.lower) && !language.people.has(word.lower);
}

/** A small word that is capitalized inside a sentence, before a verb of speech, is a name: the columnist Will. */
function isSmallName(words: readonly Word[], at: number, { cues, pronouns, determiners, calendar }: Language): boolean {
  const word = words[at] as Word;
  const before = words[at - 1];
  const after = words[at + 1];
  if (
    !word.capital ||
    pronouns.has(word.lower) ||
    determiners.has(word.lower) ||
    calendar.has(word.lower) ||
    !before ||
    before.sentence !== word.sentence
  )
    return false;
  return after?.sentence === word.sentence && !after.capital && cues.has(after.lower);
}

/** Words after which a month is a month. */
const BEFORE_MONTH =
  /^(?:in|since|until|till|by|on|from|to|last|next|this|of|during|through|for|late|early|mid|between|after|before)$/;

/** A month or a small word can be a first name: April Mellor, said Will Dahl. */
function isGivenName(words: readonly Word[], at: number, language: Language): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (!word.capital || !(language.maleNames.has(word.lower) || language.femaleNames.has(word.lower))) return false;
  if (!after || after.sentence !== word.sentence || !isNameWord(after, language)) return false;
  const opens = !before || before.sentence !== word.sentence;
  if (opens) return language.calendar.has(word.lower);
  return before.kind !== 'word' || !BEFORE_MONTH.test(before.lower);
}

/** The A. of Olumide A. Fashanu. */
const isInitial = ({ start, end, lower, capital }: Word): boolean => capital && lower.length === 1 && end - start === 2;

const isNameWord = (word: Word, { functionWords, calendar, pronouns, honorifics }: Language): boolean =>
  isInitial(word) ||
  (word.kind === 'word' &&
    word.capital &&
    !calendar.has(word.lower) &&
    !pronouns.has(word.lower) &&
    (!functionWords.has(word.lower) || honorifics.has(word.lower)));

const isTitleWord = ({ lower }: Word, { roles, honorifics }: Language): boolean =>
  roles.has(lower) || honorifics.has(lower);

/** Letters after a name, for an honour or a degree. */
const POSTNOMINALS = new Set([
  'qc',
  'kc',
  'sc',
  'mbe',
  'obe',
  'cbe',
  'kbe',
  'phd',
  'md',
  'esq',
  'dds',
  'rn',
  'jd',
  'cpa',
  'mp',
  'msp',
  'mep',
  'td',
]);

/** The name in a run: what follows its last title (“Prime Minister” Haider al-Abadi), if anything does. */
function nameOf(words: readonly Word[], run: Run, language: Language, seen: Seen): Run {
  let first = run.first;
  let last = run.last;
  // “secretary of State Hallam”: the office ends after its field.
  if (
    words[first - 1]?.lower === 'of' &&
    language.roles.has(words[first - 2]?.lower ?? '') &&
    language.rolePrefixes.has((words[first] as Word).lower) &&
    first < last
  )
    first++;
  while (last > run.first + 1 && POSTNOMINALS.has((words[last] as Word).lower)) last--;
  for (let at = run.first; at < last; at++) {
    const word = words[at] as Word;
    // “Sheriff's Office”: the office is the name, not the sheriff's title.
    if (isPossessive(words[at + 1]) && at + 1 < last) return { first: run.first, last };
    if (
      isTitleWord(word, language) ||
      (word.lower === 'of' && at > run.first && language.roles.has((words[at - 1] as Word).lower))
    ) {
      const isField = language.rolePrefixes.has(word.lower) && language.organizations.has((words[last] as Word).lower);
      const isInName = (at > first && language.organizations.has(word.lower)) || isField;
      if (!isInName) first = at + 1;
    }
  }
  if (first > run.first && (words[first - 1] as Word).lower === 'of') first = nameAfterOf(words, run, first, language);
  else if (first === run.first) first = givenNameIn(words, { first, last }, language, seen);
  return { first: Math.min(first, last), last };
}

const hasInstitution = (
  words: readonly Word[],
  { first, last }: Run,
  { organizations, rolePrefixes }: Pick<Language, 'organizations' | 'rolePrefixes'>,
): boolean => {
  for (let at = first; at < last; at++)
    if (organizations.has((words[at] as Word).lower) || rolePrefixes.has((words[at] as Word).lower)) return true;
  return false;
};

/** How nouns for people end. */
const PERSONAL_NOUN = /(?:er|or|ist|ian|man|woman|ant|ent|ee|ess|eer|ard|ese|ish|mate|iard)$/;

/** “Clockmaker Bertil Ruud”: what stands before a first name and a surname, and is none itself, is a title. */
function givenNameIn(
  words: readonly Word[],
  run: Run,
  { maleNames, femaleNames, organizations, rolePrefixes }: Language,
  seen: Seen,
): number {
  const isGiven = (at: number): boolean =>
    maleNames.has((words[at] as Word).lower) || femaleNames.has((words[at] as Word).lower);
  const opening = words[run.first] as Word;
  if (
    run.last - run.first < 2 ||
    isGiven(run.first) ||
    opening.lower.length < 3 ||
    organizations.has((words[run.last] as Word).lower)
  )
    return run.first;
  const isOpen =
    seen.small.has(opening.lower) || seen.headlines.has(opening.sentence) || PERSONAL_NOUN.test(opening.lower);
  if (!isOpen && !hasInstitution(words, run, { organizations, rolePrefixes })) return run.first;
  for (let at = run.first + 1; at < run.last; at++) {
    const { kind, lower, capital } = words[at] as Word;
    if (kind !== 'word' || !capital || lower === 'of') return run.first;
    if (isGiven(at)) return at;
  }
  return run.first;
}

/** “Secretary of State John Kerry” is a title and a name, “Bank of England” is one name. */
function nameAfterOf(words: readonly Word[], run: Run, first: number, { maleNames, femaleNames }: Language): number {
  if (run.last - first < 1 || (words[run.first] as Word).kind !== 'word') return run.first;
  for (let at = first + 1; at < run.last; at++) {
    const { lower } = words[at] as Word;
    if (maleNames.has(lower) || femaleNames.has(lower)) return at;
  }
  return first + 1;
}

const followsName = (words: readonly Word[], at: number, language: Language): boolean => {
  const before = words[at - 1];
  return before?.kind === 'word' && before.capital && !isTitleWord(before, language);
};

const isPlainRun = (words: readonly Word[], first: number, end: number, { honorifics }: Language): boolean => {
  for (let at = first; at < end; at++) if (!honorifics.has((words[at] as Word).lower)) return false;
  return true;
};

/** Where the title before a name begins: “Pentagon spokesman” Rear Adm. John F. Kirby. */
export function titleStart(words: readonly Word[], nameFirst: number, language: Language, hasTitle = false): number {
  let start = nameFirst;
  let role = hasTitle;
  for (let at = nameFirst - 1; at >= Math.max(0, nameFirst - 9); at--) {
    const word = words[at] as Word;
    if (word.sentence !== (words[nameFirst] as Word).sentence || word.kind === 'quotation') break;
    if (word.capital && word.lower === 'then') break;
    // “Mr. Hallam backed Ada Lund”, “a lawyer leading Mr. Hallam's case”: a verb, not a title.
    const isBare = start === nameFirst || isPlainRun(words, start, nameFirst, language);
    if (
      !word.capital &&
      !language.rolePrefixes.has(word.lower) &&
      (/ed$/.test(word.lower) ? isBare || (words[at - 1]?.capital ?? false) : isBare && /ing$/.test(word.lower))
    )
      break;
    if (isRolePart(word, words[at - 1], language)) {
      role ||= isTitleWord(word, language) || (at === nameFirst - 1 && isCalling(words, at, language));
      start = at;
    } else if (role && isPossessive(word)) start = at;
    else if (role && word.capital && !language.functionWords.has(word.lower)) start = at;
    else if (role && word.lower === 'of' && isTitleWord(words[at - 1] ?? word, language)) start = at;
    else if (role && /^(?:[-–/&]|and)$/.test(word.lower) && joinsRoles(words[at - 1], language)) start = at;
    else break;
    if (at === nameFirst - 1 && !role && !isRolePart(word, undefined, language)) break;
  }
  return role ? start : nameFirst;
}

/** “writer and director Ada Lund” has two roles, “Bo Dahl and director Ada Lund” are two people. */
const joinsRoles = (word: Word | undefined, language: Language): boolean =>
  word !== undefined &&
  isRolePart(word, undefined, language) &&
  (!word.capital || isTitleWord(word, language) || language.rolePrefixes.has(word.lower));

/** Nouns of time may stand before a name without being what somebody is. */
const TIMES =
  /^(?:week|month|year|morning|evening|afternoon|night|day|time|weekend|season|summer|winter|spring|autumn|fall|decade|century|moment|hour|today)s?$/;

const ADJECTIVE =
  /(?:ly|ing|ed|al|ic|ive|ous|able|ible|less|ful|est|ary|real|late|young|new|old|same|little|great|poor|rich|big|beside|other|former|under|over|after)$/;

/** “signalman Ruprecht Dahl”: a small noun right before a first name and a surname says what somebody is. */
function isCalling(
  words: readonly Word[],
  at: number,
  { maleNames, femaleNames, cues, verbs, functionWords }: Language,
): boolean {
  const [word, given, surname] = [words[at] as Word, words[at + 1], words[at + 2]];
  if (
    word.kind !== 'word' ||
    word.capital ||
    !given?.capital ||
    !surname?.capital ||
    surname.sentence !== word.sentence
  )
    return false;
  if (!maleNames.has(given.lower) && !femaleNames.has(given.lower)) return false;
  if (cues.has(word.lower) || verbs.has(word.lower) || functionWords.has(word.lower)) return false;
  if (word.lower.length < 3 || TIMES.test(word.lower) || ADJECTIVE.test(word.lower)) return false;
  return PERSONAL_NOUN.test(word.lower) || /^(?:the|a|an)$/.test(words[at - 1]?.lower ?? '');
}

export const isPossessive = (word: Word | undefined): boolean => word?.lower === "'s" || word?.lower === "'";

function isRolePart(word: Word, _before: Word | undefined, language: Language): boolean {
  if (word.kind === 'number') return /\p{L}/u.test(word.lower);
  if (word.kind !== 'word') return false;
  const { lower } = word;
  if (language.roles.has(lower) || language.rolePrefixes.has(lower) || language.honorifics.has(lower)) return true;
  if (!word.capital && lower.endsWith('ed')) return false;
  return (
    !language.functionWords.has(lower) &&
    !language.cues.has(lower) &&
    !language.verbs.has(lower) &&
    !language.pronouns.has(lower)
  );
}

/** “the senator”, “two officials who asked not to be named”, “critics”. */
function descriptionAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const word = words[at] as Word;
  if (word.kind !== 'word' && word.kind !== 'number') return null;
  const led = language.determiners.has(word.lower) || word.kind === 'number';
  if (!led && !isSourceNoun(word, language)) return null;
  let head = led ? -1 : at;
  for (let next = at + (led ? 1 : 0); next < Math.min(words.length, at + 8); next++) {
    const part = words[next] as Word;
    if (part.sentence !== word.sentence || !isNounLike(part, language)) break;
    head = next;
    if (part.noun && !words[next + 1]?.noun) break;
  }
  if (language.nounsAreCapital && head > at && !(words[head] as Word).noun) head = -1;
  if (head < 0)
    return language.people.has(word.lower)
      ? mention('description', words, { first: at, last: at }, { first: at, last: at }, at)
      : null;
  const after = words[head + 1];
  // “the spokesman John Doe”: the name carries the phrase.
  if (
    after &&
    after.sentence === word.sentence &&
    isNameWord(after, language) &&
    isTitleWord(words[head] as Word, language)
  )
    return null;
  // “A shepherd shrugged”: a verb ends the phrase, though it looks like one of its nouns.
  if (head > at + (led ? 1 : 0) && /[^e]ed$/.test((words[head] as Word).lower) && (words[head] as Word).lower.length > 5)
    head--;
  if (
    head > at + 1 &&
    /(?:ed|[^s]s)$/.test((words[head] as Word).lower) &&
    !isSourceNoun(words[head] as Word, language) &&
    isSourceNoun(words[head - 1] as Word, language)
  )
    head--;
  return mention('description', words, { first: at, last: head }, { first: at, last: head }, head);
}

const isSourceNoun = ({ lower }: Word, { people, documents, roles }: Language): boolean =>
  people.has(lower) || documents.has(lower) || roles.has(lower);

function isNounLike(word: Word, language: Language): boolean {
  if (word.kind === 'number') return true;
  if (word.kind !== 'word' || word.capital) return false;
  if (language.functionWords.has(word.lower) || language.pronouns.has(word.lower) || language.verbs.has(word.lower))
    return false;
  return !language.cues.has(word.lower) || isSourceNoun(word, language);
}

function mention(
  kind: Mention['kind'],
  words: readonly Word[],
  whole: Run,
  name: Run,
  head: number,
  pronoun: Pronoun | null = null,
): Mention {
  return {
    kind,
    start: (words[whole.first] as Word).start,
    end: (words[whole.last] as Word).end,
    first: whole.first,
    last: whole.last,
    nameFirst: name.first,
    nameLast: name.last,
    head,
    possessive: isPossessive(words[whole.last + 1]),
    pronoun,
  };
}
