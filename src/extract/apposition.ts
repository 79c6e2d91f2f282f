import type { Language } from './language/language.ts';
import type { Mention } from './mentions.ts';
import type { Word } from './words.ts';

/**
 * For each mention the one that it only describes, or -1: “the bandmaster” in “the bandmaster, Enid Rostrevor, said” and in
 * “Enid Rostrevor, the bandmaster, said”. The name is the source, the description is not another one.
 */
export function appositionsIn(words: readonly Word[], mentions: readonly Mention[], language: Language): Int32Array {
  const described = new Int32Array(mentions.length).fill(-1);
  mentions.forEach((mention, at) => {
    const next = mentions[at + 1];
    if (!next || words[mention.last + 1]?.lower !== ',' || next.first !== mention.last + 2) return;
    if ((words[next.first] as Word).sentence !== (words[mention.first] as Word).sentence) return;
    if (isRole(mention, words, language) && isPerson(next, words, language) && closes(words, next))
      described[at] = at + 1;
    else if (isPerson(mention, words, language) && isRole(next, words, language) && opensOn(words, next))
      described[at + 1] = at;
  });
  return described;
}

const isRole = ({ kind, head }: Mention, words: readonly Word[], { people, roles }: Language): boolean => {
  const { lower } = words[head] as Word;
  return kind === 'description' && (people.has(lower) || roles.has(lower));
};

const isPerson = (
  { kind, head, nameFirst, nameLast }: Mention,
  words: readonly Word[],
  { organizations, maleNames, femaleNames }: Language,
): boolean => {
  const first = (words[nameFirst] as Word).lower;
  return (
    kind === 'name' &&
    !organizations.has((words[head] as Word).lower) &&
    (nameLast > nameFirst || maleNames.has(first) || femaleNames.has(first))
  );
};

/** Whether an apposition ends after a name: before “and” a list goes on. */
const closes = (words: readonly Word[], { last }: Mention): boolean => {
  const after = words[last + 1];
  return after === undefined || after.kind !== 'word' || !/^(?:and|or|und|oder)$/.test(after.lower);
};

const opensOn = (words: readonly Word[], { last }: Mention): boolean => {
  const after = words[last + 1];
  return (
    after === undefined ||
    after.kind !== 'word' ||
    /^(?:of|at|for|in|with|from|who|on|behind|to|whose|and)$/.test(after.lower)
  );
};
