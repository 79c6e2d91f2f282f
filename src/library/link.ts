import { fold, wordSuffixes } from '../core/fold.ts';

/** A speaker the library knows: of speakers.yaml or of the store. */
export type KnownSpeaker<Id> = { id: Id; name: string; aliases: readonly string[] };
/** A source as an article names it: `name` in its fullest form there, without titles. */
export type NamedSource = { name: string; kind: 'person' | 'organization' | 'document' | 'unnamed' };

const PARTICLES = new Set('al el de la del della di da do dos van von der den ter ten bin ibn abu ben'.split(' '));

/**
 * For each source of an article the speaker it is, by whole name or alias; null where there is none, or more than one.
 * Never by surname or first name alone: an article's lone Kerry may be any. Titles decide nothing, as they change hands.
 */
export function linkSpeakers<Id>(sources: readonly NamedSource[], known: readonly KnownSpeaker<Id>[]): (Id | null)[] {
  const holders = new Map<string, Set<Id>>();
  for (const { id, name, aliases } of known)
    for (const key of wholeNames([name, ...aliases])) holders.set(key, (holders.get(key) ?? new Set()).add(id));
  return sources.map(({ name, kind }) => {
    const [only, other] = kind === 'unnamed' ? [] : (holders.get(nameKey(name)) ?? []);
    return only === undefined || other !== undefined ? null : only;
  });
}

/** A folded name in which J. F., J.F. and JF are the same. */
const nameKey = (name: string): string => fold(name).replace(/(?<=^| )(\p{L}) (?=\p{L}(?: |$))/gu, '$1');

/** Someone's names but those that are only part of a longer one: who is called Pelé, and nothing else, stays. */
function wholeNames(names: readonly string[]): string[] {
  const keys = [...new Set(names.map(nameKey))].filter((key) => key !== '');
  return keys.filter((key) => !(isLone(key) && keys.some((longer) => isPart(key, longer))));
}

const isLone = (key: string): boolean =>
  key
    .split(' ')
    .slice(0, -1)
    .every((word) => PARTICLES.has(word));

const isPart = (key: string, longer: string): boolean =>
  longer.startsWith(`${key} `) || wordSuffixes(longer).slice(1).includes(key);
