import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import { isNameWord, isPossessive } from './word-kinds.ts';

/** How many words from `at` on belong to the name of an organization that began before; 0 for none. */
export function organizationLinks(words: readonly Word[], first: number, at: number, language: Language): number {
  const [word, after] = [words[at] as Word, words[at + 1] as Word];
  const { and, bodyLinks, definite } = language.small;
  if (isPossessive(word)) return ownsOrganization(words, at, language) ? 1 : 0;
  if (and.has(word.lower) && isPairedField(words, first, at, language)) return 1;
  if (!(word.lower === '&' || bodyLinks.has(word.lower)) || !joinsOrganization(words, first, at, language)) return 0;
  if (isNameWord(after, language)) return 1;
  return definite.has(after.lower) && isNameWord(words[at + 2] ?? word, language) ? 2 : 0;
}

/** “Centers for Disease Control and Prevention”: after an organization's preposition “and” joins two fields, not two names. */
function isPairedField(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const after = words[at + 1] as Word;
  if (!isNameWord(after, language) || language.maleNames.has(after.lower) || language.femaleNames.has(after.lower))
    return false;
  if (language.honorifics.has(after.lower) || language.roles.has(after.lower)) return false;
  for (let back = at - 1; back > first && back > at - 5; back--) {
    const { lower } = words[back] as Word;
    if (language.small.bodyLinks.has(lower)) return language.nouns.fielded.has((words[back - 1] as Word).lower);
  }
  return false;
}

/** The Sheriff's Office, the Actors' League: a possessive of many or of an office, before the name of an organization. */
function ownsOrganization(words: readonly Word[], at: number, language: Language): boolean {
  const { lower } = words[at - 1] as Word;
  if (!language.roles.has(lower) && !language.isPlural(lower)) return false;
  for (let next = at + 1; next < at + 4; next++) {
    const word = words[next];
    if (!word?.capital || word.sentence !== (words[at] as Word).sentence) return false;
    if (language.organizations.has(word.lower)) return true;
  }
  return false;
}

function joinsOrganization(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const before = words[at - 1] as Word;
  if ((words[at] as Word).lower === '&') return true;
  if (language.organizations.has(before.lower) || language.organizations.has(language.singularOf(before.lower)))
    return true;
  const given = (words[at - 2] as Word | undefined)?.lower ?? '';
  return (
    first < at &&
    !language.maleNames.has(given) &&
    !language.femaleNames.has(given) &&
    language.roles.has(before.lower) &&
    language.small.of.has((words[at] as Word).lower)
  );
}
