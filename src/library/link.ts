import type { Brief, SourceKind } from '../core/brief.ts';
import { fold, wordSuffixes } from '../core/fold.ts';

/** A speaker the library knows; `kind` where that is known, too. */
export type KnownSpeaker<Id> = { id: Id; name: string; aliases: readonly string[]; kind?: SourceKind };
/** A source as an article names it: `name` in its fullest form there, without titles. */
export type NamedSource = { name: string; kind: SourceKind };
/** Whom the library knows a source as; null where it doesn't. */
export type Link<Id> = (source: NamedSource) => Id | null;

const PARTICLES = new Set('al el de la del della di da do dos van von der den ter ten bin ibn abu ben'.split(' '));

/**
 * Finds the speaker whom a source is, by whole name or alias; null where there is none, or more than one. Never by surname
 * or first name alone: an article's lone Kerry may be any. Titles decide nothing, as they change hands.
 */
export function linkTo<Id>(known: readonly KnownSpeaker<Id>[]): Link<Id> {
  const holders = new Map<string, KnownSpeaker<Id>[]>();
  for (const speaker of known)
    for (const key of wholeNames([speaker.name, ...speaker.aliases]))
      holders.set(key, [...(holders.get(key) ?? []), speaker]);
  return ({ name, kind }) => {
    if (kind === 'unnamed') return null;
    const fitting = (holders.get(nameKey(name)) ?? []).filter((speaker) => (speaker.kind ?? kind) === kind);
    const [only, other] = new Set(fitting.map(({ id }) => id));
    return only === undefined || other !== undefined ? null : only;
  };
}

/**
 * The speakers of a library, by the names under which it has them: those listed, and those whom only briefings name. Not
 * of these: documents (another article's notice is another notice), and people by one name, which may be a surname.
 */
export function librarySpeakers(
  listed: readonly { name: string; aliases: readonly string[] }[],
  briefs: readonly Pick<Brief, 'quotes'>[],
): KnownSpeaker<string>[] {
  const taken = new Set(listed.flatMap(({ name, aliases }) => [name, ...aliases].map(fold)));
  const named = new Map<string, KnownSpeaker<string>>();
  for (const { speaker: name, kind } of briefs.flatMap(({ quotes }) => quotes)) {
    if (name === null || kind === 'document' || kind === 'unnamed' || taken.has(fold(name))) continue;
    if (kind === 'person' && isLone(nameKey(name))) continue;
    const key = `${kind} ${fold(name)}`;
    if (!named.has(key)) named.set(key, { id: name, name, aliases: [], kind });
  }
  return [...listed.map(({ name, aliases }) => ({ id: name, name, aliases })), ...named.values()];
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
