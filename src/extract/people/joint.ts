import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';

/** The stretch of two names that are one source, “Lea Holm and Arvid Nazari wrote”, where a mention is one of them. */
export function jointName(article: Article, index: number): Span | null {
  return pair(article, index - 1) ?? pair(article, index);
}

function pair({ words, mentions, profiles, language }: Article, first: number): Span | null {
  const [one, two] = [mentions[first], mentions[first + 1]];
  if (one?.kind !== 'name' || two?.kind !== 'name' || two.first !== one.last + 2) return null;
  if (
    !language.small.and.has((words[one.last + 1] as Word).lower) ||
    two.nameFirst !== two.first ||
    one.possessive ||
    two.possessive
  )
    return null;
  const isOrganization = ({ head }: Mention): boolean => language.organizations.has((words[head] as Word).lower);
  if (isOrganization(one) || isOrganization(two)) return null;
  const spoken = profiles[first]?.place === 2 || (profiles[first + 1]?.place === 1 && isFree(words, one, language));
  return spoken ? { start: (words[one.nameFirst] as Word).start, end: (words[two.nameLast] as Word).end } : null;
}

/** Whether a clause begins with a name: after a preposition or a verb it is an object. */
function isFree(words: readonly Word[], { first, head }: Mention, { small }: Language): boolean {
  const before = words[first - 1];
  return (
    !before ||
    before.sentence !== (words[head] as Word).sentence ||
    before.kind !== 'word' ||
    small.clauseOpeners.has(before.lower)
  );
}
