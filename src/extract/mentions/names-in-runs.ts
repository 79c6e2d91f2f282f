import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import type { Seen } from './seen-words.ts';
import { isForename, isPossessive, type Run } from './word-kinds.ts';

/** The name in a run: what follows its last title (“Prime Minister” Yusuf al-Harrabi), if anything does. */
export function nameOf(words: readonly Word[], run: Run, language: Language, seen: Seen): Run {
  let last = run.last;
  while (last > run.first + 1 && language.nouns.postnominals.has((words[last] as Word).lower)) last--;
  // “Sheriff's Office”: the office is the name, not the sheriff's title.
  for (let at = run.first; at < last - 1; at++) if (isPossessive(words[at + 1])) return { first: run.first, last };
  const first = afterTitles(words, { first: run.first, last }, language);
  if (first > run.first && language.small.of.has((words[first - 1] as Word).lower))
    return { first: Math.min(nameAfterOf(words, run, first, language), last), last };
  const start = first === run.first ? givenNameIn(words, { first, last }, language, seen) : first;
  return { first: Math.min(start, last), last };
}

/** What follows the last title of a run. */
function afterTitles(
  words: readonly Word[],
  run: Run,
  { roles, rolePrefixes, organizations, honorifics, small, endings }: Language,
): number {
  const lowerAt = (at: number): string => words[at]?.lower ?? '';
  // “secretary of State Hallam”: the office ends after its field.
  const isField =
    small.of.has(lowerAt(run.first - 1)) && roles.has(lowerAt(run.first - 2)) && rolePrefixes.has(lowerAt(run.first));
  let first = isField && run.first < run.last ? run.first + 1 : run.first;
  const isInstitution = organizations.has(lowerAt(run.last));
  for (let at = run.first; at < run.last; at++) {
    const lower = lowerAt(at);
    const isTitle =
      roles.has(lower) ||
      honorifics.has(lower) ||
      (small.of.has(lower) && at > run.first && roles.has(lowerAt(at - 1)));
    const isInName = (at > first && organizations.has(lower)) || (isInstitution && rolePrefixes.has(lower));
    if ((isTitle && !isInName) || endings.ofName.test(lower)) first = at + 1;
  }
  return first;
}

const hasInstitution = (
  words: readonly Word[],
  { first, last }: Run,
  { organizations, rolePrefixes }: Language,
): boolean => {
  for (let at = first; at < last; at++)
    if (organizations.has((words[at] as Word).lower) || rolePrefixes.has((words[at] as Word).lower)) return true;
  return false;
};

/** “special envoy for Norland Ada Lund”: what an office is for is no part of the name after it. */
const isFieldOfOffice = (words: readonly Word[], at: number, { hanging, roles }: Language): boolean =>
  hanging.has(words[at - 1]?.lower ?? '') && roles.has(words[at - 2]?.lower ?? '');

/** “Clockmaker Bertil Ruud”: what stands before a first name and a surname, and is none itself, is a title. */
function givenNameIn(words: readonly Word[], run: Run, language: Language, seen: Seen): number {
  const opening = words[run.first] as Word;
  const isShort = run.last - run.first < 2 || opening.lower.length < 3;
  if (isShort || isForename(opening, language) || language.organizations.has((words[run.last] as Word).lower))
    return run.first;
  const isNoun =
    seen.small.has(opening.lower) ||
    seen.headlines.has(opening.sentence) ||
    isFieldOfOffice(words, run.first, language) ||
    language.endings.calling.test(opening.lower);
  if (!isNoun && !hasInstitution(words, run, language)) return run.first;
  for (let at = run.first + 1; at < run.last; at++) {
    const word = words[at] as Word;
    if (word.kind !== 'word' || !word.capital || language.small.of.has(word.lower)) return run.first;
    if (isForename(word, language)) return at;
  }
  return run.first;
}

/** “Secretary of State Ada Lund” is a title and a name, “Bank of Norland” is one name. */
function nameAfterOf(words: readonly Word[], run: Run, first: number, { maleNames, femaleNames }: Language): number {
  if (run.last - first < 1 || (words[run.first] as Word).kind !== 'word') return run.first;
  for (let at = first + 1; at < run.last; at++) {
    const { lower } = words[at] as Word;
    if (maleNames.has(lower) || femaleNames.has(lower)) return at;
  }
  return first + 1;
}
